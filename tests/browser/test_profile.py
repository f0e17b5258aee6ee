"""A company counts otherwise, in Chromium: from its profile over the desk's decision to the line on the chart."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MARKET = "aurora-market"
WORDS = {
    "name": "New scope",
    "name_zh": "范围变更",
    "text": "One member no longer counts blocked items.",
    "text_zh": "一家成员不再统计拦截的信息。",
}


def test_a_change_of_profile_becomes_a_line_on_the_chart(sit):
    the_preparer_leaves_a_measure_out(sit())
    the_preparer_announces_another(sit())
    the_administrator_draws_a_break(sit())
    the_analyst_sees_it(sit())


def the_preparer_leaves_a_measure_out(seat):
    page = seat.sign_in("preparer@aurora.example").page
    page.get_by_role("link", name="Profile", exact=True).click()
    page.get_by_role("button", name="None: Blocked before going live").click()
    page.select_option(f'[name="blocked:{MARKET}"]', "unknown")
    seat.look()
    seat.press("Show what changes")
    expect(page.locator("#changes ~ ul")).to_contain_text("Blocked before going live: no longer asked for")
    seat.look()
    page.fill("#note", "We cannot count what is blocked any more.")
    seat.press("Save from")
    expect(page.locator("body")).to_contain_text("Saved. It holds from Q3 2026 on.")
    page.set_viewport_size({"width": 360, "height": 800})
    seat.look()


def the_preparer_announces_another(seat):
    page = seat.sign_in("preparer@aurora.example").page
    page.goto("/en/m/aurora/profile/announce/")
    page.fill("[name=starts_on]", "2026-11-09")
    page.fill("[name=text]", "New image model.")
    seat.press("Announce")
    expect(page.locator("main")).to_contain_text("Waits for the secretariat")
    page.set_viewport_size({"width": 360, "height": 800})
    seat.look()


def the_administrator_draws_a_break(seat):
    page = seat.sign_in("admin@coalition.example").page
    page.goto("/en/desk/breaks/")
    seat.look()
    page.locator("li", has_text="We cannot count what is blocked").get_by_role("link", name="Decide").click()
    for name, text in WORDS.items():
        page.fill(f"[name={name}]", text)
    seat.look()
    seat.press("Draw this break")
    expect(page.locator("main")).to_contain_text("Drawn as “New scope”")


def the_analyst_sees_it(seat):
    page = seat.sign_in("analyst@coalition.example").page
    page.goto("/en/desk/dashboard/?measure=blocked")
    expect(page.locator("main")).to_contain_text("New scope")
    page.goto("/zh-hans/desk/dashboard/?measure=blocked")
    expect(page.locator("main")).to_contain_text("范围变更")
