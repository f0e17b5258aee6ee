"""The table of counts under the keyboard: moving, pasting, sums and early messages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.conftest import Opener

pytestmark = pytest.mark.browser

GROUPS = {"TOTAL": "Total", "ELEPHANT": "Elephants", "TIGER": "Tigers"}
MEASURES = {"removed-own": "Removed", "blocked": "Blocked"}
WORDS = {
    "not_integer": "Digits, please.",
    "pasted": "{filled} filled, {refused} wrong, {lost} lost",
    "undone": "Undone.",
}


def _box(measure: str, group: str) -> str:
    part = "" if group == "TOTAL" else ' data-wildlife="1"'
    return f'<td><input id="{measure}-{group}" data-measure="{measure}" data-group="{group}"{part}></td>'


def _row(group: str, name: str) -> str:
    return f'<tr><th scope="row">{name}</th>{"".join(_box(measure, group) for measure in MEASURES)}</tr>'


HEADS = "".join(f'<th data-measure="{code}">{name}</th>' for code, name in MEASURES.items())
RESTS = "".join(f'<td><output data-rest="{code}"></output></td>' for code in MEASURES)
BODY = f"""
<p data-grid-status role="status"></p><button data-grid-undo hidden>Undo</button>
<table data-grid>
  <thead><tr><th></th>{HEADS}</tr></thead>
  <tbody>{"".join(_row(*group) for group in GROUPS.items())}</tbody>
  <tfoot><tr><th>Rest</th>{RESTS}</tr></tfoot>
</table>
<ul hidden>{"".join(f'<li data-word="{code}">{text}</li>' for code, text in WORDS.items())}</ul>
<script type="module" src="/static/js/grid.js"></script>
"""


@pytest.fixture
def grid(open_page: Opener) -> Page:
    return open_page(BODY)


def paste(page: Page, box: str, text: str) -> None:
    page.focus(box)
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("removed-own-TOTAL", "Enter", "removed-own-ELEPHANT"),
        ("removed-own-TIGER", "Shift+Enter", "removed-own-ELEPHANT"),
        ("blocked-TOTAL", "ArrowDown", "blocked-ELEPHANT"),
        ("removed-own-TOTAL", "ArrowRight", "blocked-TOTAL"),
        ("removed-own-TIGER", "Enter", "removed-own-TIGER"),
    ],
)
def test_keys_lead_to_the_next_box(grid: Page, start: str, key: str, end: str) -> None:
    grid.press(f"#{start}", key)
    expect(grid.locator(f"#{end}")).to_be_focused()


def test_an_arrow_inside_a_number_moves_the_cursor_only(grid: Page) -> None:
    grid.fill("#blocked-TOTAL", "12")
    grid.press("#blocked-TOTAL", "ArrowLeft")
    expect(grid.locator("#blocked-TOTAL")).to_be_focused()


def test_a_total_shows_what_its_parts_leave_over(grid: Page) -> None:
    grid.fill("#blocked-TOTAL", "1,500")
    grid.fill("#blocked-TIGER", "1200")
    expect(grid.locator("[data-rest=blocked]")).to_have_text("300")


def test_parts_above_their_total_are_marked(grid: Page) -> None:
    grid.fill("#blocked-TOTAL", "1")
    grid.fill("#blocked-TIGER", "2")
    expect(grid.locator("[data-rest=blocked]")).to_have_class("is-over")


def test_a_refused_text_stays_in_its_box_with_a_message(grid: Page) -> None:
    grid.fill("#blocked-TIGER", "many")
    grid.press("#blocked-TIGER", "Tab")
    expect(grid.locator("#blocked-TIGER")).to_have_value("many")
    expect(grid.locator("#blocked-TIGER")).to_have_accessible_description("Digits, please.")


def test_the_message_goes_as_soon_as_the_text_is_mended(grid: Page) -> None:
    grid.fill("#blocked-TIGER", "many")
    grid.press("#blocked-TIGER", "Tab")
    grid.fill("#blocked-TIGER", "7")
    expect(grid.locator("#blocked-TIGER")).not_to_have_attribute("aria-invalid", "true")


def test_a_pasted_block_fills_to_the_right_and_down(grid: Page) -> None:
    paste(grid, "#removed-own-ELEPHANT", "1\t2\n3\tn/a\n5\t6\n")
    expect(grid.locator("#removed-own-TIGER")).to_have_value("3")
    expect(grid.locator("[data-grid-status]")).to_have_text("4 filled, 1 wrong, 2 lost")


def test_pasted_names_say_which_row_a_line_belongs_to(grid: Page) -> None:
    paste(grid, "#removed-own-TOTAL", "Group\tRemoved\tBlocked\nTigers\t1\t2\nElephants\t3\t4")
    expect(grid.locator("#blocked-TIGER")).to_have_value("2")
    expect(grid.locator("#blocked-ELEPHANT")).to_have_value("4")


def test_a_paste_can_be_undone(grid: Page) -> None:
    grid.fill("#removed-own-TIGER", "9")
    paste(grid, "#removed-own-ELEPHANT", "1\n2")
    grid.click("[data-grid-undo]")
    expect(grid.locator("#removed-own-TIGER")).to_have_value("9")
