"""Saving while somebody types: each box gets its answer, and nobody's number is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from reports.actions import submissions
from reports.actions.drafts import save
from reports.drafts import Draft
from reports.models import Door, State
from reports.rules.cells import Box, Cell
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

SAVE = RETURN + "save/"
PANGOLIN = Box("aurora-market", "blocked", "PANGOLIN")
TIGER = Box("aurora-market", "blocked", "TIGER")
P, T = "c:aurora-market:blocked:PANGOLIN", "c:aurora-market:blocked:TIGER"


def send(client: Client, version: int = 0, **fields: str) -> Any:
    """``p`` and ``t`` are typed, ``was_p`` and ``was_t`` are what was known before."""
    names = {"p": P, "t": T, "was_p": f"was:{P}", "was_t": f"was:{T}"}
    return client.post(SAVE, {"version": version, **{names.get(key, key): text for key, text in fields.items()}})


def saved(world: World) -> dict[str, int | None]:
    return {box.species_group or "": cell.value for box, cell in Draft(world.submission).cells.items()}


def by_signer(world: World, *cells: Cell) -> None:
    save(world.submission, {cell.box: cell for cell in cells}, by=world.signer, door=Door.FORM)


def test_changed_boxes_are_saved_and_the_version_moves(world: World, preparer: Client) -> None:
    answer = send(preparer, p="１,234", t="x")
    assert answer.json() == {
        "version": 1,
        "at": "12:00",
        "saved": {P: "1,234", T: "x"},
        "refused": {},
        "contested": {},
    }
    assert saved(world) == {"PANGOLIN": 1234, "TIGER": None}


def test_an_unreadable_box_is_refused_alone(world: World, preparer: Client) -> None:
    answer = send(preparer, p="1.204", t="7").json()
    assert answer["refused"] == {P: "Is this 1204 or 1.204? Write the digits alone."}
    assert saved(world) == {"TIGER": 7}


def test_an_old_page_saves_what_nobody_else_touched(world: World, preparer: Client) -> None:
    by_signer(world, Cell(*TIGER, 5))
    answer = send(preparer, version=0, p="210")
    assert answer.status_code == 200
    assert answer.json()["draft"] == {P: "210", T: "5"}
    assert saved(world) == {"PANGOLIN": 210, "TIGER": 5}


def test_both_answers_are_told_where_two_people_differ(world: World, preparer: Client) -> None:
    by_signer(world, Cell(*PANGOLIN, 120))
    answer = send(preparer, p="210", t="7")
    assert answer.status_code == 409
    detail = "signer changed this box to 120 while you were typing 210. Which is right?"
    assert answer.json()["contested"] == {P: {"saved": "120", "detail": detail}}
    assert saved(world) == {"PANGOLIN": 120, "TIGER": 7}


def test_the_same_answer_from_two_people_is_no_conflict(world: World, preparer: Client) -> None:
    by_signer(world, Cell(*PANGOLIN, 120))
    assert send(preparer, p="120").json()["saved"] == {P: "120"}


def test_who_has_seen_the_other_answer_may_replace_it(world: World, preparer: Client) -> None:
    by_signer(world, Cell(*PANGOLIN, 1200))
    assert send(preparer, version=1, p="210", was_p="1,200").status_code == 200
    assert saved(world) == {"PANGOLIN": 210}


def test_a_box_that_was_emptied_meanwhile_is_asked_about(world: World, preparer: Client) -> None:
    answer = send(preparer, p="210", was_p="120").json()
    assert answer["contested"][P]["detail"].startswith("Somebody changed this box to empty while you")


def test_ones_own_other_window_is_called_that(preparer: Client) -> None:
    send(preparer, p="120")
    detail = send(preparer, p="210").json()["contested"][P]["detail"]
    assert detail.startswith("You changed this box to 120 in another window, and here to 210.")


def test_a_signed_return_takes_nothing_and_says_so(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    answer = send(preparer, version=1, p="5")
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    assert saved(world)["PANGOLIN"] == 25


def test_a_closed_quarter_takes_nothing_and_says_so(world: World, clock: Any) -> None:
    clock.move_to(world.quarter.closes_at)
    answer = send(browser(world.preparer), p="5")
    assert (answer.status_code, answer.json()["code"]) == (400, "period_closed")


@pytest.mark.parametrize("name", ["c:borealis-market:blocked:TOTAL", "c:aurora-market:blocked:UNSPEC", "c::a:b"])
def test_a_box_that_does_not_exist_stops_the_whole_save(world: World, preparer: Client, name: str) -> None:
    answer = send(preparer, t="5", **{name: "5"})
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert saved(world) == {}


def test_typing_makes_a_ready_return_a_draft_again(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    submissions.send_to_sign(world.submission, by=world.preparer)
    send(preparer, version=1, p="5", was_p="25")
    assert world.submission.state == State.DRAFT


def test_a_quarter_that_is_none_is_told_as_data(preparer: Client) -> None:
    answer = preparer.post("/en/m/aurora/never/save/", {})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_quarter")
