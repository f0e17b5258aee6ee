"""The grid as people work in it: by keyboard alone, from a spreadsheet, on two screens, on a phone, on a bad line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from members.models import Platform
from reports.drafts import Draft
from reports.models import ReportingProfile, Submission
from tests.browser.conftest import Seat, Sit
from tests.cast import add_platform

pytestmark = pytest.mark.browser

COUNTS = "/en/m/aurora/2026-Q3/counts/"
MEASURES = ("removed-own", "removed-reported", "blocked", "accounts-closed")
SAVED = "[data-save-status]"
PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
}"""
HIDDEN = """() => [...document.querySelectorAll("table[data-grid] input")].filter((box) => {
    box.focus();
    const { x, y, width, height } = box.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) !== box;
}).map((box) => box.name)"""


@pytest.fixture
def wide_profile(scene: Any) -> None:
    """The company tracks every group: 25 rows and more."""
    ReportingProfile.objects.filter(company__slug="aurora").update(boxes={})


@pytest.fixture
def at_counts(wide_profile: None, sit: Sit) -> Callable[[], Seat]:
    """``at_counts()`` seats the preparer before the counts."""

    def seat() -> Seat:
        taken = sit().sign_in("preparer@aurora.example")
        taken.page.goto(COUNTS)
        return taken

    return seat


def box(measure: str, group: str = "TOTAL") -> str:
    return f'[name="c:aurora-market:{measure}:{group}"]'


def answers() -> dict[tuple[str, str | None], int | None]:
    cells = Draft(Submission.objects.get(company__slug="aurora", quarter__code="2026-Q3")).cells.values()
    return {(cell.measure, cell.species_group): cell.value for cell in cells}


def test_a_hundred_boxes_by_keyboard_alone(at_counts):
    page = at_counts().page
    for column, measure in enumerate(MEASURES):
        page.focus(box(measure))
        for row in range(25):
            page.keyboard.type(str(1000 * column + row))
            page.keyboard.press("Enter")
    expect(page.locator(SAVED)).to_contain_text("Saved")
    expect(page.locator("[data-saving]")).to_be_hidden()
    page.wait_for_timeout(1500)
    saved = answers()
    assert len(saved) == 100
    assert saved["removed-own", "TOTAL"] == 0
    assert sorted(value for (measure, _), value in saved.items() if measure == "blocked") == list(range(2000, 2025))


def test_a_block_of_a_spreadsheet_and_its_undo(at_counts):
    page = at_counts().page
    page.focus(box("removed-own"))
    page.evaluate(PASTE, "\n".join("\t".join(f"{row},{column:03}" for column in range(4)) for row in range(1, 26)))
    expect(page.locator("[data-grid-status]")).to_have_text("Filled 100 boxes. 0 need attention. 0 did not fit.")
    expect(page.locator(SAVED)).to_contain_text("Saved")
    assert len(answers()) == 100
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(box("removed-own"))).to_have_value("")
    expect(page.locator("[data-grid-status]")).to_have_text("Undone.")
    page.wait_for_timeout(2500)
    assert answers() == {}


def test_two_tabs_that_differ_are_asked_and_the_other_boxes_go_on(at_counts):
    seat = at_counts()
    late, early = seat.page, seat.page.context.new_page()
    early.goto(COUNTS)
    early.fill(box("blocked"), "120")
    expect(early.locator(SAVED)).to_contain_text("Saved")
    late.fill(box("blocked"), "210")
    late.fill(box("blocked", "TIGER"), "7")
    expect(late.get_by_role("button", name="Take 120")).to_be_visible()
    assert answers() == {("blocked", "TOTAL"): 120, ("blocked", "TIGER"): 7}
    seat.look()
    late.get_by_role("button", name="Keep 210").click()
    expect(late.locator(".cell-message:not(:empty)")).to_have_count(0)
    with late.expect_navigation(url="**/check/"):
        late.locator("button[value=check]").click()
    assert answers()["blocked", "TOTAL"] == 210


def test_two_people_who_fill_in_other_boxes_do_not_get_in_each_others_way(at_counts):
    seat = at_counts()
    first, second = seat.page, seat.page.context.new_page()
    second.goto(COUNTS)
    first.fill(box("blocked"), "120")
    expect(first.locator(SAVED)).to_contain_text("Saved")
    with second.expect_navigation(url="**/check/"):
        second.locator("button[value=check]").click()
    assert answers() == {("blocked", "TOTAL"): 120}


def test_all_platforms_are_added_up_while_one_is_filled_in(scene, sit):
    add_platform(scene.company, "aurora-live", kind="social-media")
    submission = scene.submission
    row = submission.platform_rows.get()
    row.pk, row.platform = None, Platform.objects.get(slug="aurora-live")
    row.save()
    seat = sit().sign_in("preparer@aurora.example")
    page = seat.page
    page.goto(COUNTS + "?platform=aurora-live")
    page.fill('[name="c:aurora-live:blocked:TOTAL"]', "30")
    with page.expect_navigation():
        page.get_by_role("button", name="Aurora Market").click()
    page.fill(box("blocked"), "12")
    page.fill(box("accounts-closed"), "500")
    expect(page.locator('[data-all="blocked"]')).to_have_text("42")
    expect(page.locator('[data-all=""]')).to_have_text("42")
    seat.look()


def test_a_dropped_connection_loses_nothing(at_counts):
    page = at_counts().page
    page.route("**/save/", lambda route: route.abort("aborted"))
    page.fill(box("blocked"), "55")
    expect(page.locator("[data-save-alert]")).to_contain_text("Not saved since")
    expect(page.locator(box("blocked"))).to_have_value("55")
    page.unroute("**/save/")
    expect(page.locator(SAVED)).to_contain_text("Saved")
    expect(page.locator("[data-save-alert]")).to_be_empty()
    assert answers() == {("blocked", "TOTAL"): 55}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_everything_to_fix_is_summed_up_above_the_boxes(at_counts, language):
    seat = at_counts()
    page = seat.page
    page.goto(COUNTS.replace("/en/", f"/{language}/"))
    seat.look()
    page.fill(box("blocked"), "1.204")
    page.fill(box("blocked", "TIGER"), "many")
    with page.expect_navigation():
        page.locator("button[value=check]").click()
    expect(page.locator(".error-summary")).to_be_focused()
    if language == "en":
        expect(page.locator(".error-summary h2")).to_have_text("There are 2 boxes to fix")
        assert page.title().startswith("Error:")
    page.locator(".error-summary a").last.click()
    expect(page.locator(box("blocked", "TIGER"))).to_be_focused()
    said = page.locator(".error-summary a").last.inner_text()
    assert said.endswith(page.locator('[id="c.aurora-market.blocked.TIGER-message"]').inner_text().strip())
    seat.look()


def test_on_a_phone_each_row_is_a_card(at_counts):
    seat = at_counts()
    page = seat.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    row = page.locator("tr[data-group=TIGER]")
    assert row.evaluate("row => row.getBoundingClientRect().width") <= 360
    lefts = row.locator("input").evaluate_all("boxes => boxes.map((box) => box.getBoundingClientRect().left)")
    assert len(lefts) >= 4
    assert len(set(lefts)) == 1
    page.fill(box("blocked", "TIGER"), "7")
    page.fill(box("removed-own", "TIGER"), "5")
    expect(row.locator(".row-sum output")).to_have_text("12")
    seat.look()


@pytest.mark.parametrize("size", [(1280, 720), (800, 600), (360, 740)])
def test_no_box_that_has_the_focus_is_hidden(at_counts, size):
    page = at_counts().page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.evaluate(HIDDEN) == []


def test_a_date_in_a_heading_stays_in_one_line(at_counts: Callable[[], Seat]) -> None:
    page = at_counts().page
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(COUNTS.replace("/en/", "/zh-hans/"))
    date = page.locator("h1 .together")
    expect(date).to_have_text("2026年7月至9月")
    line = date.evaluate("one => parseFloat(getComputedStyle(one).lineHeight)")
    assert date.bounding_box()["height"] < 1.5 * line  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
