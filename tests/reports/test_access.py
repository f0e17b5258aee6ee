"""The door: who gets a company's return, and what they hear when there is none."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from members.access import Permission
from reports.access import missing, submission_for
from reports.actions import quarters
from reports.calendar import QuarterKey
from reports.errors import Refusal
from reports.models import Quarter
from tests.cast import World


def test_a_return_is_found_under_another_spelling_of_its_quarter(world: World) -> None:
    found = submission_for(world.viewer, Permission.SUBMISSION_VIEW, "aurora", "2026q3")
    assert found == world.submission


def test_an_outsider_finds_no_company_whatever_the_quarter(world: World) -> None:
    for quarter in ("2026-Q3", "2026-Q5", "2030-Q1"):
        with pytest.raises(Http404):
            submission_for(world.rival_signer, Permission.SUBMISSION_VIEW, "aurora", quarter)


def test_an_insider_without_the_right_is_told_so(world: World) -> None:
    with pytest.raises(PermissionDenied):
        submission_for(world.viewer, Permission.DRAFT_EDIT, "aurora", "2026-Q3")


@pytest.mark.parametrize("text", ["2026-Q5", "2026-Q0", "2026-13", "0026-Q1", "FY26 Q1"])
def test_what_names_no_quarter_is_said_to(world: World, text: str) -> None:
    with pytest.raises(Refusal) as refused:
        submission_for(world.viewer, Permission.SUBMISSION_VIEW, "aurora", text)
    assert refused.value.code == "bad_quarter"


def test_a_quarter_before_the_company_joined_has_its_reason(world: World) -> None:
    assert missing(world.company, QuarterKey(2019, 4)).code == "before_membership"


def test_a_quarter_after_the_company_left_has_its_reason(world: World) -> None:
    world.company.spells.update(ends_on=datetime.date(2026, 6, 30))
    assert missing(world.company, QuarterKey(2026, 2)).code != "after_membership"
    assert missing(world.company, QuarterKey(2026, 4)).code == "after_membership"


def test_a_quarter_that_has_not_ended_says_when_it_opens(world: World) -> None:
    refusal = missing(world.company, QuarterKey(2026, 4))
    assert (refusal.code, str(refusal)) == ("not_open", "Q4 2026 is not open. It opens on 1 January 2027.")


def test_a_planned_quarter_opens_on_its_own_day(world: World) -> None:
    quarter = quarters.plan(QuarterKey(2026, 4), by=world.administrator)
    Quarter.objects.filter(pk=quarter.pk).update(opens_at=datetime.datetime(2027, 1, 5, tzinfo=datetime.UTC))
    assert "5 January 2027" in str(missing(world.company, QuarterKey(2026, 4)))


def test_an_old_quarter_without_a_return_was_not_expected(world: World) -> None:
    assert missing(world.company, QuarterKey(2021, 1)).code == "not_found"
