"""The grid: what it shows and what it saves."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from reports.actions.drafts import save
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.models import Door, State
from reports.rules.cells import Box, Cell
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

COUNTS = RETURN + "counts/"
PANGOLIN = "c:aurora-market:blocked:PANGOLIN"
TIGER = "c:aurora-market:blocked:TIGER"
PANGOLIN_BOX = Box("aurora-market", "blocked", "PANGOLIN")
TIGER_BOX = Box("aurora-market", "blocked", "TIGER")


def post(client: Client, version: int = 0, **fields: str) -> Any:
    named = {"pangolin": PANGOLIN, "tiger": TIGER}
    boxes = {named.get(key, key): text for key, text in fields.items()}
    return client.post(COUNTS, {"version": version, **boxes})


def test_boxes_stand_in_the_order_of_the_grid(preparer: Client) -> None:
    page = preparer.get(COUNTS).content.decode()
    places = [
        page.index(f'name="c:aurora-market:blocked:{group}"') for group in ("TOTAL", "ELE-IVORY", "TIGER", "TOOL")
    ]
    assert places == sorted(places)


def test_a_pasted_block_may_name_rows_and_columns_in_either_language(preparer: Client) -> None:
    page = preparer.get(COUNTS).content.decode()
    rows = dict(re.findall(r'<t[hr][^>]* data-(?:group|measure)="([^"]+)" data-names="([^"]+)"', page))
    assert "合计" in rows["TOTAL"].split("|")
    assert "收到的举报" in rows["reports-received"].split("|")
    assert "发布前拦截" in rows["blocked"].split("|")


def test_boxes_outside_the_profile_are_not_shown_unless_asked_for(preparer: Client) -> None:
    name = 'name="c:aurora-market:removed-unattributed:TOTAL"'
    assert name not in preparer.get(COUNTS).content.decode()
    assert name in preparer.get(COUNTS + "?every=1").content.decode()


def test_groups_without_a_number_last_quarter_can_be_left_out(world: World, clock: Any) -> None:
    world.accepted(world.company)
    preparer = _open_next(world, clock)
    counts = "/en/m/aurora/2026-Q4/counts/?platform=aurora-market"
    assert "Show only groups you usually report (2 of 5)" in preparer.get(counts).content.decode()
    page = preparer.get(counts + "&usual=1").content.decode()
    assert 'name="c:aurora-market:blocked:PANGOLIN"' in page
    assert 'name="c:aurora-market:blocked:TIGER"' not in page


def test_a_number_outside_the_profile_is_shown_once_it_is_there(world: World, preparer: Client) -> None:
    box = Box("aurora-market", "attempts-refused", "TOTAL")
    save(world.submission, {box: Cell(*box, 9)}, by=world.preparer, door=Door.API)
    assert 'name="c:aurora-market:attempts-refused:TOTAL"' in preparer.get(COUNTS).content.decode()


def test_last_quarter_stands_beside_the_box(world: World, clock: Any) -> None:
    world.accepted(world.company, size=4000)
    page = _open_next(world, clock).get("/en/m/aurora/2026-Q4/counts/").content.decode()
    assert 'id="c.aurora-market.blocked.TOTAL-prev">4,000</span>' in page
    assert 'id="c.aurora-market.blocked.PANGOLIN-prev">1,000</span>' in page


def test_saving_keeps_zero_not_tracked_and_empty_apart(world: World, preparer: Client) -> None:
    post(preparer, pangolin="0", tiger="x")
    assert Draft(world.submission).cells == {
        PANGOLIN_BOX: Cell(*PANGOLIN_BOX, 0),
        TIGER_BOX: Cell(*TIGER_BOX, not_tracked=True),
    }


def test_saving_leads_back_to_the_boxes_or_on_to_the_check(preparer: Client) -> None:
    assert post(preparer, pangolin="1").url == COUNTS
    assert post(preparer, version=1, pangolin="2", then="check").url == RETURN + "check/"


def test_an_unreadable_box_keeps_its_text_while_the_others_are_saved(world: World, preparer: Client) -> None:
    answer = post(preparer, pangolin="1.204", tiger="7")
    page = answer.content.decode()
    assert Draft(world.submission).cells == {TIGER_BOX: Cell(*TIGER_BOX, 7)}
    assert 'value="1.204"' in page
    assert 'aria-invalid="true"' in page
    assert 'href="#c.aurora-market.blocked.PANGOLIN"' in page
    assert "There is 1 box to fix" in page
    assert "Is this 1204 or 1.204?" in page


def test_an_unreadable_box_leaves_the_number_that_is_saved(world: World, preparer: Client) -> None:
    post(preparer, pangolin="5")
    post(preparer, version=1, pangolin="n/a", then="check")
    assert Draft(world.submission).cells[PANGOLIN_BOX].value == 5


def test_the_check_leads_to_a_box_with_its_own_words_beside_it(preparer: Client) -> None:
    check = preparer.get(RETURN + "check/").context["problems"]
    address, sentence = next((address, text) for address, text in check if "blocked.TOTAL" in address)
    page = preparer.get(address).content.decode()
    assert f'id="c.aurora-market.blocked.TOTAL-message">{sentence}' in page
    assert "Error:" in page
    assert sentence not in preparer.get(COUNTS).content.decode()


def test_a_page_with_errors_can_be_saved_again_at_once(world: World, preparer: Client) -> None:
    page = post(preparer, pangolin="n/a", tiger="7").content.decode()
    assert 'name="version" value="1"' in page
    assert post(preparer, version=1, pangolin="8", tiger="7").status_code == 302


def test_another_spelling_is_shown_back(preparer: Client) -> None:
    answer = preparer.post(COUNTS, {"version": 0, PANGOLIN: "１２３４", TIGER: "1,234"}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert [text for text in said if "was read as 1,234" in text] == [said[1]]


@pytest.mark.parametrize("name", ["c:nobodys-market:blocked:TOTAL", "c:borealis-market:blocked:TOTAL"])
def test_another_companys_platform_is_not_there(world: World, preparer: Client, name: str) -> None:
    answer = preparer.post(COUNTS, {"version": 0, name: "5", TIGER: "7"})
    assert answer.status_code == 404
    assert not Draft(world.submission).cells


@pytest.mark.parametrize("platform", ["nobodys-market", "borealis-market", "", "a\x00b"])
def test_only_its_own_platforms_have_a_page(preparer: Client, platform: str) -> None:
    assert preparer.get(COUNTS, {"platform": platform}).status_code == 404


@pytest.mark.parametrize("name", ["c:aurora-market:blocked:UNSPEC", "c:aurora-market:unheard:TOTAL", "c::blocked:"])
def test_a_box_that_does_not_exist_is_named_and_nothing_is_saved(world: World, preparer: Client, name: str) -> None:
    answer = preparer.post(COUNTS, {"version": 0, name: "5", TIGER: "7"})
    assert answer.status_code == 400
    assert 'value="7"' in answer.content.decode()
    assert not Draft(world.submission).cells


def test_all_platforms_are_added_up_and_accounts_stay_apart(world: World, clock: Any) -> None:
    cast.add_platform(world.company, "aurora-live", kind="social-media")
    preparer = _open_next(world, clock)
    submission = world.company.submissions.latest("quarter__code")
    cells = [Cell(f"aurora-{name}", "blocked", "TOTAL", 20) for name in ("market", "live")]
    cells += [Cell("aurora-live", "removed-own", "TOTAL", 3), Cell("aurora-live", "accounts-closed", "TOTAL", 500)]
    save(submission, {cell.box: cell for cell in cells}, by=world.preparer, door=Door.FORM)
    sums = preparer.get("/en/m/aurora/2026-Q4/counts/?platform=aurora-market").context["grid"].everywhere
    found = {line.code: (line.everywhere, line.elsewhere) for line in sums}
    assert found["blocked"] == ("40", 20)
    assert found[""] == ("43", 23)
    assert found["accounts-closed"] == ("500", 500)


def test_how_to_count_stands_beside_each_measure_and_group(preparer: Client) -> None:
    page = preparer.get(COUNTS).content.decode()
    assert 'popovertarget="d.blocked"' in page
    assert 'id="d.blocked"' in page
    assert 'popovertarget="n.PANGOLIN"' in page


def test_each_platform_has_its_own_page_and_going_there_saves(world: World, clock: Any) -> None:
    cast.add_platform(world.company, "aurora-live", kind="social-media")
    preparer = _open_next(world, clock)
    counts = "/en/m/aurora/2026-Q4/counts/"
    assert 'name="c:aurora-live:' in preparer.get(counts).content.decode()
    answer = preparer.post(counts + "?platform=aurora-market", {"version": 0, "then": "aurora-live", TIGER: "7"})
    assert answer.url == counts + "?platform=aurora-live"
    assert "c:aurora-market:" not in preparer.get(answer.url).content.decode()


def test_a_viewer_reads_answers_and_finds_no_boxes(world: World, viewer: Client) -> None:
    cast.fill(world.submission, by=world.preparer, size=4000)
    page = viewer.get(COUNTS).content.decode()
    assert "4,000" in page
    assert 'name="c:' not in page
    assert viewer.post(COUNTS, {"version": 1, TIGER: "7"}).status_code == 403


def test_a_signed_return_has_no_boxes(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert 'name="c:' not in preparer.get(COUNTS).content.decode()


def test_what_was_typed_stays_when_the_return_was_signed_meanwhile(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    answer = post(preparer, version=1, pangolin="987")
    assert answer.status_code == 409
    assert 'value="987"' in answer.content.decode()


def test_the_page_needs_few_queries(preparer: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(22):
        preparer.get(COUNTS)


def test_a_return_that_came_back_can_be_saved_unchanged(world: World, signer: Client) -> None:
    submission = world.submission
    cast.fill(submission, by=world.preparer)
    cast.sign(submission, by=world.signer)
    cast.send_back(submission, by=world.analyst, note="Is it right?")
    page = signer.get(COUNTS)
    assert "Is it right?" in page.content.decode()
    signer.post(COUNTS, {"version": submission.draft_version})
    assert world.submission.state == State.DRAFT
    assert "Is it right?" in signer.get(COUNTS).content.decode()


def test_after_the_check_a_flagged_box_says_so_without_being_wrong(world: World, clock: Any) -> None:
    world.flagged()
    preparer = browser(world.preparer)
    page = preparer.get(COUNTS + "?checked=1").content.decode()
    assert "10 times last quarter" in page.partition('id="c.aurora-market.blocked.TOTAL-flag"')[2][:200]
    assert 'aria-invalid="true"' not in page
    assert "-flag" not in preparer.get(COUNTS).content.decode()


def _open_next(world: World, clock: Any) -> Client:
    """Three months later; sessions of before have ended."""
    clock.move_to(cast.NOW.replace(year=2027, month=1, day=10))
    quarter = cast.quarters.plan(QuarterKey(2026, 4), by=world.administrator)
    cast.quarters.open_quarter(quarter, by=world.administrator)
    return browser(world.preparer)
