"""The table of ticks with its script: a column by one press, a total that comes with its group."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.conftest import Opener

pytestmark = pytest.mark.browser


def _row(name: str) -> str:
    return f'<tr><th>{name}</th><td><label><input type="checkbox" id="{name}"></label></td></tr>'


TABLE = f"""
<table data-ticks data-all="All" data-none="None">
  <thead><tr><th>Group</th><th>Blocked</th></tr></thead>
  <tbody>{_row("total")}</tbody>
  <tbody><tr><th colspan="2">Mammals</th></tr>{_row("tiger")}{_row("lion")}</tbody>
</table>
"""
SCRIPT = '<script type="module" src="/static/js/profile.js"></script>'


@pytest.fixture
def table(open_page: Opener) -> Page:
    return open_page(TABLE + SCRIPT)


def ticked(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll(':checked')].map((box) => box.id)")
    return found


def test_one_press_ticks_a_column_and_another_clears_it(table: Page) -> None:
    table.get_by_role("button", name="All: Blocked").click()
    assert ticked(table) == ["total", "tiger", "lion"]
    table.get_by_role("button", name="None: Blocked").click()
    assert ticked(table) == []


def test_a_group_brings_its_total(table: Page) -> None:
    table.check("#lion")
    assert ticked(table) == ["total", "lion"]


def test_who_may_only_look_gets_no_buttons(open_page: Opener) -> None:
    page = open_page(f"<fieldset disabled>{TABLE}</fieldset>{SCRIPT}")
    expect(page.get_by_role("button")).to_have_count(0)
