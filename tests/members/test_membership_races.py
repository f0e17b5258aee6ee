"""Two administrators change a company at the same moment: each its own connection, one change in the end."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from members.actions import companies, memberships, platforms
from members.actions.companies import NewCompany, Particulars
from members.errors import Refusal
from members.models import Coalition, Company, Platform, PlatformType
from reports.actions import quarters
from reports.actions.frozen_sets import frozen_of
from reports.models import Quarter, Submission
from tests import cast
from tests.at_once import at_once

MIDDLE = datetime.date(2026, 11, 16)
AFTER = datetime.datetime(2027, 1, 5, tzinfo=datetime.UTC)


@pytest.fixture
def world(transactional_db: None, clock: Any) -> cast.World:
    """The cast, where both can see it."""
    cast.load_code_lists()
    return cast.make_world()


def how(world, **day):
    return {"by": world.administrator, "reason": "R", "frozen": frozen_of} | day


def test_a_company_entered_twice_at_once_is_entered_once(world):
    new = NewCompany(Particulars("Cassia"), Coalition.objects.get(code="global"), MIDDLE)
    results = at_once(*[lambda: companies.add(new, by=world.administrator, reason="R")] * 2)
    assert sum(isinstance(one, Refusal) for one in results) == 1
    assert Company.objects.filter(name="Cassia").count() == 1


def test_two_companies_that_open_a_platform_of_one_name_at_once_are_answered(world):
    new = platforms.NewPlatform("Cassia", PlatformType.objects.all()[0])
    own = how(world, starts_on=MIDDLE, counts_in=None, despite=["aurora:platform", "borealis:platform"])
    results = at_once(*[lambda one=one: platforms.add(one, new, **own) for one in (world.company, world.rival)])
    refused = sum(isinstance(one, Refusal) for one in results)
    assert Platform.objects.filter(name="Cassia").count() == 2 - refused


def test_joining_at_once_begins_one_membership(world):
    china = Coalition.objects.get(code="china")
    results = at_once(*[lambda: memberships.join(world.company, china, **how(world, starts_on=MIDDLE))] * 2)
    assert sum(isinstance(one, Refusal) for one in results) == 1
    assert world.company.spells.filter(coalition=china).count() == 1


def test_a_platform_sold_to_two_at_once_goes_to_one(world):
    market = Platform.objects.get(slug="aurora-market")
    own = how(world, starts_on=MIDDLE, counts_in=None)
    results = at_once(
        lambda: platforms.move(world.company, market, to=world.rival, **own),
        lambda: platforms.move(world.company, market, to=world.holding[0], **own),
    )
    assert sum(isinstance(one, Refusal) for one in results) == 1
    assert market.spells.count() == 2


def test_leaving_while_the_quarter_opens_is_before_it_or_refused(world):
    quarters.plan(cast.QUARTER.next(), by=None)
    quarter, member = Quarter.objects.get(code="2026-Q4"), Coalition.objects.get(code="global")
    left, _opened = at_once(
        lambda: memberships.leave(world.company, member, **how(world, last_day=MIDDLE)),
        lambda: quarters.open_quarter(quarter, by=None, now=AFTER),
    )
    is_expected = Submission.objects.filter(company=world.company, quarter=quarter).exists()
    assert is_expected == isinstance(left, Refusal)
