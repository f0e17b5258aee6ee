"""The nil return and its two answers."""

from __future__ import annotations

from django.test import Client

from reports.actions.drafts import save
from reports.drafts import Draft
from reports.models import Door
from reports.rules.cells import Box, Cell
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

NONE = RETURN + "none/"
RECEIVED, ACTED = "c::reports-received:", "c::reports-acted:"
WHY = "The model was off for a rebuild."


def test_looked_and_found_none_writes_zeros_and_asks_for_the_rest(world: World, preparer: Client) -> None:
    answer = preparer.post(NONE, {"version": 0, "answer": "looked", RECEIVED: "3", ACTED: "x"})
    cells = Draft(world.submission).cells
    assert answer.url == RETURN + "check/"
    assert {cell.value for cell in cells.values() if cell.platform} == {0}
    assert cells[Box(None, "reports-received", None)].value == 3
    assert cells[Box(None, "reports-acted", None)].not_tracked
    assert not Draft(world.submission).blocking


def test_could_not_look_is_not_tracked(world: World, preparer: Client) -> None:
    preparer.post(NONE, {"version": 0, "answer": "could_not", "why": WHY, RECEIVED: "3", ACTED: "x"})
    assert all(cell.not_tracked for cell in Draft(world.submission).cells.values() if cell.platform)


def test_why_nobody_could_look_is_asked_and_told_to_the_secretariat(world: World, preparer: Client) -> None:
    could_not = {"version": 0, "answer": "could_not", RECEIVED: "3", ACTED: "x"}
    assert "Say in a sentence why" in preparer.post(NONE, could_not).content.decode()
    assert not Draft(world.submission).cells
    preparer.post(NONE, could_not | {"why": WHY})
    cast.sign(world.submission, by=world.signer)
    assert WHY in browser(world.analyst).get("/en/desk/review/aurora/2026-Q3/").content.decode()


def test_one_of_the_two_has_to_be_chosen(world: World, preparer: Client) -> None:
    page = preparer.post(NONE, {"version": 0, RECEIVED: "3"}).content.decode()
    assert "Choose one of the two." in page
    assert 'value="3"' in page
    assert not Draft(world.submission).cells


def test_an_unreadable_box_keeps_its_text_and_writes_nothing(world: World, preparer: Client) -> None:
    page = preparer.post(NONE, {"version": 0, "answer": "looked", RECEIVED: "a few", ACTED: "1"}).content.decode()
    assert 'value="a few"' in page
    assert not Draft(world.submission).cells


def test_numbers_that_would_be_replaced_are_announced(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    assert "Reporting none replaces them." in preparer.get(NONE).content.decode()


def test_numbers_that_came_in_meanwhile_are_not_replaced(world: World, preparer: Client) -> None:
    box = Box("aurora-market", "blocked", "TIGER")
    save(world.submission, {box: Cell(*box, 41)}, by=world.signer, door=Door.FORM)
    answer = preparer.post(NONE, {"version": 0, "answer": "looked", RECEIVED: "3", ACTED: "1"})
    assert answer.status_code == 409
    assert 'value="3"' in answer.content.decode()
    assert Draft(world.submission).cells[box].value == 41


def test_a_signed_return_cannot_become_none(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert preparer.post(NONE, {"version": 1, "answer": "looked"}).url == RETURN


def test_a_viewer_does_not_report(viewer: Client) -> None:
    assert viewer.get(NONE).status_code == 403
