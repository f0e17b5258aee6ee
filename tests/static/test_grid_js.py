"""The table of counts under the keyboard: moving, pasting, sums and early messages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.static.conftest import Opener

pytestmark = pytest.mark.browser

GROUPS = {"TOTAL": "Total", "ELEPHANT": "Elephants", "TIGER": "Tigers"}
MEASURES = {"removed-own": "Removed", "blocked": "Blocked", "accounts-closed": "Accounts"}
WORDS = {
    "not_integer": "Digits, please.",
    "pasted": "{filled} filled, {refused} wrong, {lost} lost",
    "undone": "Undone.",
    "use_sum": "Use {sum}",
    "untrack": "Not tracked",
    "untracked": "{filled} not tracked",
}


def _cells(group: str) -> Iterator[str]:
    for measure in MEASURES:
        name = f"c:market:{measure}:{group}"
        yield f'<td><input id="{measure}-{group}" name="{name}"></td>'
        if measure == "blocked":
            yield '<td class="row-sum"><output></output></td>'


def _row(group: str, name: str) -> str:
    note = f'<button type="button" class="about" popovertarget="n.{group}">?</button><div popover id="n.{group}"></div>'
    head = f'<th scope="row"><span id="g.{group}">{name}</span>{note}</th>'
    return f'<tr data-group="{group}" data-names="{group}|{name}">{head}{"".join(_cells(group))}</tr>'


def _head(measure: str, name: str) -> str:
    apart = ' class="other-unit"' if measure == "accounts-closed" else ""
    names = f'data-measure="{measure}" data-names="{measure}|{name}|{name} 中文"'
    after = "<th>Listings</th>" if measure == "blocked" else ""
    return f'<th {names}{apart}><span id="m.{measure}">{name}</span></th>{after}'


HEADS = "".join(_head(code, name) for code, name in MEASURES.items())
RESTS = "".join(f'<td><output data-rest="{code}"></output></td>' for code in MEASURES)
BODY = f"""
<form>
<p><span data-grid-status role="status"></span><button type="button" data-grid-undo hidden>Undo</button></p>
<table data-grid>
  <thead><tr><th></th>{HEADS}</tr></thead>
  <tbody>{"".join(_row(*group) for group in GROUPS.items())}</tbody>
  <tfoot><tr><th>Rest</th>{RESTS}</tr></tfoot>
</table>
<output data-all="removed-own" data-elsewhere="100"></output>
<output data-all="blocked"></output><output data-all=""></output>
</form>
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
        ("blocked-TOTAL", "ArrowRight", "accounts-closed-TOTAL"),
        ("accounts-closed-TOTAL", "ArrowRight", "accounts-closed-TOTAL"),
        ("blocked-TIGER", "ArrowLeft", "removed-own-TIGER"),
    ],
)
def test_keys_lead_to_the_next_box(grid: Page, start: str, key: str, end: str) -> None:
    grid.press(f"#{start}", key)
    expect(grid.locator(f"#{end}")).to_be_focused()


def test_left_of_the_first_box_stands_the_menu_of_its_group(grid: Page) -> None:
    grid.press("#removed-own-TIGER", "ArrowLeft")
    expect(grid.locator('[popovertarget="n.TIGER"]')).to_be_focused()
    grid.keyboard.press("ArrowRight")
    expect(grid.locator("#removed-own-TIGER")).to_be_focused()


def test_tab_goes_from_box_to_box(grid: Page) -> None:
    grid.press("#accounts-closed-ELEPHANT", "Tab")
    expect(grid.locator("#removed-own-TIGER")).to_be_focused()


def test_a_whole_group_can_be_not_tracked_and_that_undone(grid: Page) -> None:
    grid.fill("#blocked-TIGER", "5")
    grid.click('[popovertarget="n.TIGER"]')
    grid.click("[id='n.TIGER'] button")
    expect(grid.locator("#blocked-TIGER")).to_have_value("x")
    expect(grid.locator("[data-grid-status]")).to_have_text("3 not tracked")
    grid.click("[data-grid-undo]")
    expect(grid.locator("#blocked-TIGER")).to_have_value("5")


def test_an_arrow_inside_a_number_moves_the_cursor_only(grid: Page) -> None:
    grid.fill("#blocked-TOTAL", "12")
    grid.press("#blocked-TOTAL", "ArrowLeft")
    expect(grid.locator("#blocked-TOTAL")).to_be_focused()


def test_a_total_shows_what_its_parts_leave_over(grid: Page) -> None:
    grid.fill("#blocked-TOTAL", "1,500")
    grid.fill("#blocked-TIGER", "1200")
    expect(grid.locator("[data-rest=blocked]")).to_have_text("300")


def test_the_sum_of_the_groups_is_offered_as_the_total_and_not_taken(grid: Page) -> None:
    grid.fill("#blocked-TIGER", "1200")
    expect(grid.locator("#blocked-TOTAL")).to_have_value("")
    grid.get_by_role("button", name="Use 1,200").click()
    expect(grid.locator("#blocked-TOTAL")).to_have_value("1,200")


def test_a_total_that_leaves_a_rest_is_let_alone(grid: Page) -> None:
    grid.fill("#blocked-TOTAL", "1500")
    grid.fill("#blocked-TIGER", "1200")
    expect(grid.get_by_role("button", name="Use 1,200")).to_be_hidden()
    grid.fill("#blocked-TOTAL", "1000")
    expect(grid.get_by_role("button", name="Use 1,200")).to_be_visible()


def test_listings_of_a_group_are_added_up_and_accounts_are_not(grid: Page) -> None:
    grid.fill("#removed-own-TIGER", "2")
    grid.fill("#blocked-TIGER", "3")
    grid.fill("#accounts-closed-TIGER", "500")
    expect(grid.locator("tr[data-group=TIGER] .row-sum")).to_have_text("5")


def test_all_platforms_are_those_elsewhere_and_this_page(grid: Page) -> None:
    grid.fill("#removed-own-TOTAL", "20")
    grid.fill("#blocked-TOTAL", "3")
    grid.fill("#accounts-closed-TOTAL", "500")
    expect(grid.locator("output[data-all]")).to_have_text(["120", "3", "123"])


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
    paste(grid, "#blocked-ELEPHANT", "1\t2\n3\tn/a\n5\t6\n")
    expect(grid.locator("#blocked-TIGER")).to_have_value("3")
    expect(grid.locator("[data-grid-status]")).to_have_text("4 filled, 1 wrong, 2 lost")


@pytest.mark.parametrize(
    "block",
    [
        "Group\tRemoved\tBlocked\nTigers\t1\t2\nElephants\t3\t4",
        "\tBlocked 中文\tLast quarter\tRemoved 中文\nＴigers\t2\t\t1\nELEPHANT\t4\t\t3\nMammals\t\t\t",
        "Code\tGroup\tRemoved\tBlocked\nTIGER\tTigers\t1\t2\nELEPHANT\tElephants\t3\t4",
    ],
)
def test_pasted_names_say_where_a_number_belongs(grid: Page, block: str) -> None:
    paste(grid, "#removed-own-TOTAL", block)
    boxes = ("removed-own-TIGER", "blocked-TIGER", "removed-own-ELEPHANT", "blocked-ELEPHANT")
    assert [grid.input_value(f"#{box}") for box in boxes] == ["1", "2", "3", "4"]
    expect(grid.locator("[data-grid-status]")).to_have_text("4 filled, 0 wrong, 0 lost")


def test_a_pasted_line_of_a_group_that_we_do_not_know_goes_nowhere(grid: Page) -> None:
    paste(grid, "#removed-own-TOTAL", "Tigers\t1\nDragons\t7")
    expect(grid.locator("[data-grid-status]")).to_have_text("1 filled, 0 wrong, 1 lost")


def test_a_pasted_group_that_comes_twice_keeps_its_first_number(grid: Page) -> None:
    paste(grid, "#removed-own-TOTAL", "Tigers\t1\nElephants\t2\nTiger\t\nTIGER\t7")
    expect(grid.locator("#removed-own-TIGER")).to_have_value("1")
    expect(grid.locator("[data-grid-status]")).to_have_text("2 filled, 0 wrong, 1 lost")


def test_tab_leads_from_a_paste_to_its_undo(grid: Page) -> None:
    paste(grid, "#removed-own-ELEPHANT", "1\n2")
    grid.keyboard.press("Tab")
    expect(grid.locator("[data-grid-undo]")).to_be_focused()
    grid.keyboard.press("Enter")
    expect(grid.locator("#removed-own-ELEPHANT")).to_have_value("")
    expect(grid.locator("#removed-own-ELEPHANT")).to_be_focused()


def test_a_paste_can_be_undone(grid: Page) -> None:
    grid.fill("#removed-own-TIGER", "9")
    paste(grid, "#removed-own-ELEPHANT", "1\n2")
    grid.click("[data-grid-undo]")
    expect(grid.locator("#removed-own-TIGER")).to_have_value("9")
