"""The worked cases that are true and strange: the form saves them, says what it doubts, and blocks nothing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from members.models import Company, User
from reports.drafts import Draft
from reports.intake.grid import field_name
from reports.rules.cells import Box
from tests import cast
from tests.cases import bad_inputs
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

pytestmark = pytest.mark.door("form")
BLOCKED = Box("aurora-market", "blocked", "TOTAL")
CHECK = RETURN + "check/"


@pytest.mark.parametrize("case", bad_inputs("plausibility"))
def test_a_doubtful_number_is_saved_and_asked_about(world: World, preparer: Client, case: dict[str, Any]) -> None:
    world.signed_before(world.company, size=case["input"]["previous"])
    answers = cast.full_answer(world.submission, case["input"]["now"])
    boxes = {field_name(box): str(cell.value) for box, cell in answers.items() if cell}
    assert preparer.post(RETURN + "counts/", {"version": 0, **boxes}).status_code == 302
    draft = Draft(world.submission)
    assert draft.cells[BLOCKED].value == case["input"]["now"]
    assert case["expect"]["code"] in {found.code for found in draft.unexplained}
    assert "to explain before it can be signed" in preparer.get(CHECK).text
    cast.sign(world.submission, by=world.signer)


@pytest.mark.case("B145")
def test_a_platform_that_moved_is_expected_of_both_and_both_are_told(world: World, clock: Any) -> None:
    clock.move_to(datetime.datetime(2027, 1, 5, tzinfo=datetime.UTC))
    world.move_platform(datetime.date(2026, 11, 16))
    told = {world.company: "1 Oct to 15 Nov 2026", world.rival: "16 Nov to 31 Dec 2026"}
    for owner, days in told.items():
        person = User.objects.get(company_roles__company=owner, company_roles__role="preparer")
        counts = f"/en/m/{owner.slug}/2026-Q4/"
        box = {"version": 0, field_name(BLOCKED): "40"}
        assert browser(person).post(f"{counts}counts/?platform=aurora-market", box).status_code == 302
        page = browser(person).get(f"{counts}check/").text
        assert "Aurora Market was held for a part of the quarter: only " + days in " ".join(page.split())
    assert sum(held(world, owner) for owner in told) == 80


def held(world: World, owner: Company) -> int:
    cell = Draft(world.submission_of(owner)).cells[BLOCKED]
    assert cell.value is not None
    return cell.value
