"""Who stands in is named by an administrator, for somebody else, with days and a reason."""

from __future__ import annotations

import datetime

import pytest

from members.access import Permission, can
from members.actions import stand_ins
from members.errors import Invalid, NotAllowed, WrongState
from members.models import Event, StandIn
from tests import cast

TODAY = cast.NOW.date()


def day(number):
    return TODAY + datetime.timedelta(days=number)


def name(world, who="publisher", **changes):
    said = {"starts_on": TODAY, "ends_on": day(7), "reason": "Leave", "by": world.administrator}
    return stand_ins.name(getattr(world, who), **(said | changes))


def test_a_publisher_reviews_for_a_while(world):
    made = name(world)
    assert can(world.publisher, Permission.SUBMISSION_REVIEW)
    act = Event.objects.about(made).get()
    assert (act.verb, act.note) == ("stand_in_named", "Leave")


@pytest.mark.parametrize("who", ["analyst", "publisher", "signer"])
def test_only_an_administrator_names_somebody(world, who):
    with pytest.raises(NotAllowed):
        name(world, by=getattr(world, who))


def test_nobody_names_themselves(world):
    with pytest.raises(NotAllowed, match="names themselves"):
        name(world, "administrator")


@pytest.mark.parametrize("who", ["signer", "partner", "observer"])
def test_nobody_outside_the_desk_stands_in(world, who):
    with pytest.raises(Invalid, match="of the secretariat"):
        name(world, who)


def test_an_analyst_needs_no_naming(world):
    with pytest.raises(Invalid, match="reviews anyway"):
        name(world, "analyst")


@pytest.mark.parametrize(
    "changes",
    [{"reason": " "}, {"ends_on": day(-1)}, {"starts_on": day(-9), "ends_on": day(-1)}, {"starts_on": day(8)}],
)
def test_what_makes_no_sense_is_refused(world, changes):
    with pytest.raises(Invalid):
        name(world, **changes)


def test_days_that_are_taken_are_refused(world):
    name(world)
    with pytest.raises(Invalid, match="some of these days"):
        name(world, starts_on=day(7), ends_on=day(9))


def test_it_ends_early_at_once_and_the_days_are_free_again(world):
    made = name(world)
    stand_ins.end(made, by=world.administrator, reason="Back again")
    assert not can(world.publisher, Permission.SUBMISSION_REVIEW)
    assert name(world).pk != made.pk


def test_it_ends_once(world):
    made = name(world)
    stand_ins.end(made, by=world.administrator, reason="x")
    with pytest.raises(WrongState, match="ended already"):
        stand_ins.end(made, by=world.administrator, reason="x")
    assert Event.objects.about(made).filter(verb="stand_in_ended").count() == 1


def test_what_is_over_is_not_ended(world, clock):
    made = name(world)
    clock.shift(datetime.timedelta(days=8))
    with pytest.raises(WrongState):
        stand_ins.end(made, by=world.administrator, reason="x")
    assert StandIn.objects.get().ended_at is None
