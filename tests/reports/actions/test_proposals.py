"""Announcing a change ahead, and taking it back."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
import time_machine
from django.utils import timezone

from members.models import Event
from reports.actions import breaks, proposals
from reports.actions.proposals import Announcement
from reports.errors import Invalid, NotAllowed, WrongState
from reports.models import ProposedBreak
from tests.cast import World

MAY = Announcement(
    starts_on=datetime.date(2027, 5, 9),
    cause="method",
    text="New image model.",
    measures=["blocked"],
    platforms=["aurora-market"],
)


def changed(**fields: object) -> Announcement:
    return dataclasses.replace(MAY, **fields)  # type: ignore[arg-type]


def test_an_announcement_waits_for_the_desk(world: World) -> None:
    made = proposals.announce(world.company, MAY, by=world.preparer)
    assert list(ProposedBreak.objects.waiting()) == [made]
    assert (made.origin, [one.code for one in made.measures.all()]) == ("announced", ["blocked"])
    assert Event.objects.about(made).get().verb == "break_announced"


@pytest.mark.parametrize(
    ("announcement", "place"),
    [
        (changed(starts_on=datetime.date(2026, 6, 30)), "/starts_on"),
        (changed(starts_on=datetime.date(2029, 1, 1)), "/starts_on"),
        (changed(cause="membership"), "/cause"),
        (changed(text="  "), "/text"),
        (changed(text="x" * 501), "/text"),
        (changed(measures=["rumours"]), "/measures"),
        (changed(platforms=["borealis-market"]), "/platforms"),
    ],
)
def test_what_cannot_be_announced_is_refused_at_its_field(world: World, announcement: Announcement, place: str) -> None:
    with pytest.raises(Invalid) as refusal:
        proposals.announce(world.company, announcement, by=world.preparer)
    assert [problem.pointer for problem in refusal.value.problems] == [place]
    assert not ProposedBreak.objects.exists()


def test_the_first_day_of_the_open_quarter_can_be_announced(world: World) -> None:
    assert proposals.earliest(world.company) == world.quarter.starts_on
    proposals.announce(world.company, changed(starts_on=world.quarter.starts_on), by=world.signer)


def test_an_accepted_quarter_is_past(world: World) -> None:
    world.accepted(world.company)
    assert proposals.earliest(world.company) == datetime.date(2026, 10, 1)


def test_the_quarter_under_way_is_that_of_the_reporting_time_zone(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    clock.move_to(datetime.datetime(2026, 12, 31, 20, tzinfo=datetime.UTC))
    with timezone.override("Asia/Shanghai"):
        assert proposals.earliest(world.company) == datetime.date(2026, 10, 1)


def test_a_viewer_announces_nothing(world: World) -> None:
    with pytest.raises(NotAllowed):
        proposals.announce(world.company, MAY, by=world.viewer)


def test_an_announcement_is_withdrawn_once(world: World) -> None:
    made = proposals.announce(world.company, MAY, by=world.preparer)
    proposals.withdraw(made, by=world.signer)
    assert not ProposedBreak.objects.waiting().exists()
    with pytest.raises(WrongState):
        proposals.withdraw(made, by=world.signer)


def test_what_the_desk_decided_is_not_withdrawn(world: World) -> None:
    made = proposals.announce(world.company, MAY, by=world.preparer)
    breaks.decline(made, by=world.administrator, note="Too small to see.")
    with pytest.raises(WrongState):
        proposals.withdraw(made, by=world.preparer)
