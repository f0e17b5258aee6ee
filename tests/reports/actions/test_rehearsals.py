"""What a change would affect is found by making and undoing it."""

from __future__ import annotations

import datetime

import pytest

from members.models import Company, Event, PlatformSpell
from reports.actions import quarters
from reports.actions.rehearsals import ahead, rehearse
from reports.calendar import QuarterKey
from tests.reports.actions.test_membership_faults import BEFORE, MIDDLE

CURRENT = QuarterKey(2026, 4)


def sell(company):
    PlatformSpell.objects.filter(company=company).update(ends_on=BEFORE)


def test_each_company_that_is_touched_is_told_in_each_quarter(world):
    quarters.plan(CURRENT.next(), by=None)
    effects = rehearse(lambda: sell(world.company), MIDDLE)
    assert [(str(e.quarter), e.after.company.slug, len(e.after.rows)) for e in effects] == [
        ("2026-Q4", "aurora", 1),
        ("2027-Q1", "aurora", 0),
    ]


def test_nothing_is_left_of_it(world):
    rehearse(lambda: sell(world.company), MIDDLE)
    assert world.company.platform_spells.get().ends_on is None


def test_a_new_company_has_nothing_before(world):
    effects = rehearse(lambda: Company.objects.create(slug="new", name="New"), MIDDLE)
    assert [(e.before, e.after.is_expected) for e in effects] == [(None, False)]


def test_what_the_act_refuses_is_refused(world):
    def refuse():
        sell(world.company)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        rehearse(refuse, MIDDLE)
    assert not Event.objects.about(world.company).exists()


@pytest.mark.parametrize(
    ("day", "last"), [(datetime.date(2020, 1, 1), CURRENT), (datetime.date(2027, 5, 1), QuarterKey(2027, 2))]
)
def test_quarters_are_looked_at_up_to_the_day(world, day, last):
    assert (ahead(day)[0], ahead(day)[-1]) == (CURRENT, last)


def test_no_more_than_two_years_are_looked_at(world):
    assert len(ahead(datetime.date(2099, 1, 1))) == 8
