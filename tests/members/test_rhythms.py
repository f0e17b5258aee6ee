"""How often a company reports."""

from __future__ import annotations

import datetime

import pytest

from members.actions import rhythms
from members.errors import Invalid, NotAllowed
from members.models import Event
from tests.members.test_memberships import DAY, fixed, nothing


def change(world, rhythm="yearly", **changes):
    given = {"starts_on": DAY, "by": world.administrator, "reason": "Small", "frozen": nothing} | changes
    return rhythms.change(world.company, rhythm, **given)


def test_a_rhythm_holds_from_a_day_with_its_reason(world):
    change(world)
    assert world.company.rhythms.get().starts_on == DAY
    assert Event.objects.about(world.company).get().note == "Small"


@pytest.mark.parametrize(
    ("rhythm", "words"), [("quarterly", "in this rhythm"), ("daily", "Choose a rhythm"), ("", "Choose a rhythm")]
)
def test_what_changes_nothing_or_is_unknown_is_refused(world, rhythm, words):
    with pytest.raises(Invalid, match=words):
        change(world, rhythm)


def test_changes_come_in_order(world):
    change(world)
    with pytest.raises(Invalid, match="after the last change"):
        change(world, "quarterly")


def test_a_fixed_day_is_refused(world):
    with pytest.raises(Invalid, match="Fixed up to then"):
        change(world, starts_on=datetime.date(2026, 9, 30), frozen=fixed)


def test_only_an_administrator_changes_rhythms(world):
    with pytest.raises(NotAllowed):
        change(world, by=world.analyst)
