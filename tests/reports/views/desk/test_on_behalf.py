"""Numbers that the secretariat enters for a company."""

from __future__ import annotations

from django.test import Client

from reports.drafts import Draft
from reports.models import State
from tests import cast
from tests.cast import World

DESK = "/en/desk/review/aurora/2026-Q3/"
TOTAL = "c:aurora-market:blocked:TOTAL"


def answers(world: World) -> dict[str, str]:
    """A complete return as the grid sends it."""
    cells = cast.full_answer(world.submission).values()
    return {f"c:{c.platform or ''}:{c.measure}:{c.species_group or ''}": str(c.value) for c in cells if c}


def test_numbers_are_saved_and_the_company_sees_that_nobody_confirmed_them(world: World, analyst: Client) -> None:
    saved = analyst.post(DESK + "counts/", answers(world) | {"version": "0", "then": "check"})
    assert saved["Location"] == DESK + "check/"
    assert len(Draft(world.submission).cells) == len(cast.full_answer(world.submission))
    member = Client()
    member.force_login(world.viewer)
    page = member.get("/en/m/aurora/2026-Q3/").content.decode()
    assert "Entered by the secretariat, not confirmed." in page
    assert "Numbers saved on the company&#x27;s behalf" in page


def test_the_grid_at_the_desk_leads_to_pages_of_the_desk(world: World, analyst: Client) -> None:
    page = analyst.get(DESK + "counts/").content.decode()
    assert "You enter these numbers on behalf of Aurora." in page
    assert "/en/m/aurora/" not in page


def test_a_draft_of_the_company_is_not_shown(world: World, analyst: Client) -> None:
    cast.fill(world.submission, by=world.preparer, size=7654)
    for page in ("counts/", "check/", "sheet/"):
        answer = analyst.get(DESK + page)
        assert answer.status_code == 409
        assert "7,654" not in answer.content.decode()
    assert f"{DESK}counts/" not in analyst.get(DESK).content.decode()


def test_what_is_complete_is_handed_over(world: World, analyst: Client) -> None:
    analyst.post(DESK + "counts/", answers(world) | {"version": "0"})
    assert "Hand it to the company to confirm" in analyst.get(DESK + "check/").content.decode()
    analyst.post(DESK + "check/")
    assert world.submission.state == State.READY


def test_what_is_missing_is_named(world: World, analyst: Client) -> None:
    analyst.post(DESK + "counts/", {"version": "0", TOTAL: "5"})
    page = analyst.get(DESK + "check/").content.decode()
    assert "things to fix before it can be signed" in page
    assert "Hand it to the company" not in page


def test_the_sheet_can_be_printed_for_the_company(world: World, analyst: Client) -> None:
    analyst.post(DESK + "counts/", answers(world) | {"version": "0"})
    page = analyst.get(DESK + "sheet/").content.decode()
    assert Draft(world.submission).hash in page
    assert "/en/m/aurora/2026-Q3/paper/, or send it" in page
