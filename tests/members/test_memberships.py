"""Joining, leaving, rejoining, and which platforms a membership names."""

from __future__ import annotations

import datetime

import pytest

from members.actions import memberships
from members.errors import Invalid, NotAllowed
from members.frozen import Frozen
from members.models import Coalition, Event
from tests import cast

DAY = datetime.date(2027, 2, 1)


def nothing(company):
    """Nothing is fixed."""


def fixed(company):
    return Frozen(datetime.date(2026, 9, 30), "Fixed up to then.")


def leave(world, company=None, **changes):
    given = {"last_day": DAY, "by": world.administrator, "reason": "Sold", "frozen": nothing} | changes
    memberships.leave(company or world.company, Coalition.objects.get(code=changes.pop("code", "global")), **given)


def join(world, code="china", **changes):
    given = {"starts_on": DAY, "by": world.administrator, "reason": "Signed up", "frozen": nothing} | changes
    return memberships.join(world.company, Coalition.objects.get(code=code), **given)


def days(company, code="global"):
    spells = company.spells.filter(coalition__code=code).order_by("starts_on")
    return [(s.starts_on, s.ends_on) for s in spells]


def test_leaving_closes_the_spell_and_says_why(world):
    leave(world)
    assert days(world.company) == [(datetime.date(2020, 1, 1), DAY)]
    act = Event.objects.about(world.company).get()
    assert (act.verb, act.note, act.details) == ("coalition_left", "Sold", {"coalition": "global", "day": "2027-02-01"})


def test_nobody_leaves_before_joining(world):
    with pytest.raises(Invalid, match="was not in Global coalition yet"):
        leave(world, last_day=datetime.date(2019, 12, 31))


def test_nobody_leaves_twice(world):
    leave(world)
    with pytest.raises(Invalid, match="last day is set already"):
        leave(world)


def test_a_fixed_day_is_refused_in_the_words_of_who_fixed_it(world):
    with pytest.raises(Invalid, match="Fixed up to then"):
        leave(world, last_day=datetime.date(2026, 9, 29), frozen=fixed)


def test_the_last_fixed_day_may_be_the_last_of_a_membership(world):
    leave(world, last_day=datetime.date(2026, 9, 30), frozen=fixed)
    assert days(world.company)[0][1] == datetime.date(2026, 9, 30)


def test_who_comes_back_has_a_second_spell(world):
    leave(world)
    join(world, "global", starts_on=DAY + datetime.timedelta(days=1))
    assert days(world.company) == [(datetime.date(2020, 1, 1), DAY), (DAY + datetime.timedelta(days=1), None)]


def test_two_spells_never_overlap(world):
    leave(world)
    with pytest.raises(Invalid, match="on that day or later already"):
        join(world, "global", starts_on=DAY)


def test_a_second_coalition_names_its_platforms(world):
    video = cast.add_platform(world.company, "aurora-video")
    assert list(join(world, platforms=[video]).platforms.all()) == [video]


def test_anothers_platform_is_not_named(world):
    theirs = cast.add_platform(world.rival, "borealis-video")
    with pytest.raises(Invalid, match="does not run that platform"):
        join(world, platforms=[theirs])


def test_naming_other_platforms_begins_a_new_spell(world):
    video = cast.add_platform(world.company, "aurora-video")
    given = {"platforms": [video], "starts_on": DAY, "by": world.administrator, "reason": "R", "frozen": nothing}
    memberships.name_platforms(world.company, Coalition.objects.get(code="global"), **given)
    first, second = world.company.spells.order_by("starts_on")
    assert (first.ends_on, list(first.platforms.all())) == (DAY - datetime.timedelta(days=1), [])
    assert (second.starts_on, list(second.platforms.all())) == (DAY, [video])


@pytest.mark.parametrize("who", ["analyst", "publisher", "signer", "partner"])
def test_only_an_administrator_changes_memberships(world, who):
    with pytest.raises(NotAllowed):
        leave(world, by=getattr(world, who))


@pytest.mark.parametrize("reason", [" ", "x" * 2001])
def test_a_change_needs_a_reason_that_fits(world, reason):
    with pytest.raises(Invalid):
        leave(world, reason=reason)
