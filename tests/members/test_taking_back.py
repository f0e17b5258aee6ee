"""Dated entries that are taken back before their day comes."""

from __future__ import annotations

import datetime

import pytest

from members.actions import ownerships, platforms, rhythms, taking_back
from members.actions.desk import ONE_DAY
from members.errors import Invalid, NotAllowed
from members.frozen import Frozen
from members.models import Event, Platform
from tests.members.test_memberships import DAY, days, join, leave, nothing


def given(world, **changes):
    return {"by": world.administrator, "reason": "A slip", "frozen": nothing} | changes


def take_back(world, entry=None, **changes):
    taking_back.take_back(world.company, entry or taking_back.entries(world.company)[0], **given(world, **changes))


def move(world, counts_in=None):
    own = given(world, to=world.rival, starts_on=DAY, counts_in=counts_in)
    platforms.move(world.company, Platform.objects.get(slug="aurora-market"), **own)


def end(world):
    market = Platform.objects.get(slug="aurora-market")
    platforms.retire(world.company, market, **given(world, last_day=DAY))


def state(world):
    """Every dated row of both companies."""
    return [
        sorted(map(str, rows.values_list()))
        for company in (world.company, world.rival)
        for rows in (company.spells, company.ownerships, company.platform_spells, company.rhythms)
    ]


@pytest.mark.parametrize(
    "enter",
    [
        join,
        leave,
        move,
        end,
        lambda world: ownerships.change(world.company, "Holding", **given(world, starts_on=DAY)),
        lambda world: rhythms.change(world.company, "yearly", **given(world, starts_on=DAY)),
    ],
    ids=["join", "leave", "move", "end", "owner", "rhythm"],
)
def test_everything_is_as_it_was_and_the_log_keeps_both(world, enter):
    before = state(world)
    enter(world)
    take_back(world)
    assert state(world) == before
    entered, undone = Event.objects.about(world.company)
    assert (undone.verb, undone.note) == ("entry_taken_back", "A slip")
    assert undone.details == {"entry": entered.verb} | entered.details
    assert taking_back.entries(world.company) == []


def test_what_was_entered_again_is_offered_once(world):
    leave(world)
    take_back(world)
    leave(world)
    assert [act.verb for act in taking_back.entries(world.company)] == ["coalition_left"]


def test_what_holds_already_stays(world, clock):
    leave(world)
    entry = Event.objects.about(world.company).get()
    clock.move_to(datetime.datetime(2027, 2, 2, 12, tzinfo=datetime.UTC))
    assert taking_back.entries(world.company) == []
    with pytest.raises(Invalid, match="holds already"):
        take_back(world, entry)
    assert days(world.company)[0][1] == DAY


def test_what_others_build_upon_stays(world):
    leave(world)
    left = Event.objects.about(world.company).get()
    join(world, "global", starts_on=datetime.date(2027, 4, 1))
    with pytest.raises(Invalid, match="entered after it"):
        take_back(world, left)


def test_a_platform_that_a_membership_names_is_taken_out_there_first(world):
    spell = world.rival.spells.get()
    spell.platforms.set(Platform.objects.filter(spells__company=world.rival))
    move(world, {spell.coalition.code})
    with pytest.raises(Invalid, match="names Aurora"):
        take_back(world)


def test_a_fixed_day_and_anybody_else_are_refused(world):
    leave(world)
    with pytest.raises(Invalid, match="Fixed up to then"):
        take_back(world, frozen=lambda company: Frozen(DAY + ONE_DAY, "Fixed up to then."))
    with pytest.raises(NotAllowed):
        take_back(world, by=world.analyst)
