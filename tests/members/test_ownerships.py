"""Owner groups over time."""

from __future__ import annotations

import datetime

import pytest

from members.actions import ownerships
from members.errors import Invalid, NotAllowed
from members.models import OwnerGroup
from tests.members.test_memberships import DAY, fixed, nothing

BEFORE = DAY - datetime.timedelta(days=1)


def change(world, group, **changes):
    given = {"starts_on": DAY, "by": world.administrator, "reason": "R", "frozen": nothing} | changes
    return ownerships.change(world.company, group, **given)


def test_a_company_changes_its_owner_from_a_day_on(world):
    delta = OwnerGroup.objects.get(slug="delta-holding")
    change(world, delta)
    assert (world.company.owner_group_on(BEFORE).slug, world.company.owner_group_on(DAY)) == ("aurora", delta)


def test_a_new_owner_group_is_made_by_its_name(world):
    assert change(world, "Omega Capital").slug == "omega-capital"


def test_a_company_becomes_its_own_again(world):
    change(world, OwnerGroup.objects.get(slug="delta-holding"))
    assert change(world, None, starts_on=DAY + datetime.timedelta(days=9)).slug == "aurora"


def test_who_leaves_a_holding_has_a_group_of_its_own(world):
    world.company = world.holding[0]
    assert change(world, None).slug == "delta-1"


def test_the_same_group_is_no_change(world):
    with pytest.raises(Invalid, match="is in that owner group"):
        change(world, OwnerGroup.objects.get(slug="aurora"))


def test_changes_come_in_order(world):
    change(world, OwnerGroup.objects.get(slug="delta-holding"))
    with pytest.raises(Invalid, match="Choose a day after"):
        change(world, None, starts_on=DAY)


def test_a_fixed_day_is_refused(world):
    with pytest.raises(Invalid, match="Fixed up to then"):
        change(world, "Omega", starts_on=datetime.date(2026, 9, 30), frozen=fixed)


def test_only_an_administrator_changes_owners(world):
    with pytest.raises(NotAllowed):
        change(world, "Omega", by=world.publisher)
