"""What only a browser shows of single pages: charts that draw, keys that move, a description that can be tried."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TRACES = "[...document.querySelectorAll('.plot-live')].map((plot) => plot._fullData.map((trace) => trace.type))"


def test_explore_draws_the_same_chart_live(sit):
    seat = sit()
    page = seat.page
    page.goto("/en/")
    page.get_by_role("button", name="Explore chart").first.click()
    expect(page.locator(".plot-live .main-svg").first).to_be_visible()
    assert set(page.evaluate(TRACES)[0]) == {"bar"}
    seat.look()


def test_every_figure_of_the_dashboard_draws(sit):
    seat = sit().sign_in("analyst@coalition.example")
    page = seat.page
    page.goto("/en/desk/dashboard/")
    buttons = page.get_by_role("button", name="Explore chart")
    figures = buttons.count()
    for left in reversed(range(figures)):
        buttons.first.click()
        expect(buttons).to_have_count(left)
    expect(page.locator(".plot-live:has(.main-svg)")).to_have_count(figures)
    assert figures >= 5
    assert len([traces for traces in page.evaluate(TRACES) if traces]) == figures
    seat.look()


def test_keys_move_through_the_real_grid(sit):
    page = sit().sign_in("preparer@aurora.example").page
    page.goto("/en/m/aurora/2026-Q3/counts/")
    page.locator('[name="c:aurora-market:blocked:TOTAL"]').click()
    page.keyboard.type("1234")
    page.keyboard.press("Enter")
    focused = "document.activeElement.name"
    assert page.evaluate(focused).startswith("c:aurora-market:blocked:")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "c:aurora-market:blocked:TOTAL"
    assert page.input_value('[name="c:aurora-market:blocked:TOTAL"]') == "1,234"


def test_the_description_of_the_api_is_drawn_and_answers(sit):
    seat = sit()
    page = seat.page
    page.goto("/api/v1/docs/")
    page.locator("#operations-releases-releases_list button").first.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".live-responses-table tbody .response-col_status").first).to_contain_text("200")
    assert page.evaluate("window.violations") == []
