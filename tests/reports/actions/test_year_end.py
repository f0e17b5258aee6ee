"""Companies that report all four quarters at year end."""

from __future__ import annotations

import datetime

import pytest

from members.models import Company, ReportingRhythm, User
from reports.actions import quarter_dates, quarters
from reports.calendar import QuarterKey
from reports.models import Extension, Quarter, Submission
from tests import cast

MOVED = datetime.datetime(2027, 3, 1, tzinfo=datetime.UTC)


@pytest.fixture
def yearly(world):
    """The rival reports at year end; its return for the second quarter, which opened after that."""
    days = {"rhythm": "yearly", "starts_on": datetime.date(2026, 1, 1)}
    ReportingRhythm.objects.create(company=world.rival, **days)
    quarter = quarters.plan(QuarterKey(2026, 2), by=None)
    quarters.open_quarter(quarter, by=None, now=cast.NOW)
    return Submission.objects.select_related("quarter").get(company=world.rival, quarter=quarter)


def year_end():
    return quarters.plan(QuarterKey(2026, 4), by=None)


def move(quarter, due_at=MOVED):
    dates = {"due_at": due_at, "closes_at": due_at, "publish_on": due_at}
    Quarter.objects.filter(pk=quarter.pk).update(**dates)
    quarter.refresh_from_db()
    return quarters.follow_year_end(quarter, now=cast.NOW)


def test_its_returns_are_due_with_the_fourth_quarter(yearly):
    usual = datetime.datetime(2027, 2, 1, tzinfo=datetime.UTC)
    assert (yearly.due_at, yearly.owner) == (usual, None)


def test_the_dates_of_a_planned_fourth_quarter_hold(world, yearly):
    move(year_end())
    days = {"rhythm": "yearly", "starts_on": datetime.date(2026, 1, 1)}
    ReportingRhythm.objects.create(company=world.company, **days)
    first = quarters.plan(QuarterKey(2026, 1), by=None)
    quarters.open_quarter(first, by=None, now=cast.NOW)
    assert Submission.objects.get(company=world.company, quarter=first).due_at == MOVED


def test_others_keep_the_dates_of_their_quarter(world, yearly):
    other = Submission.objects.get(company=world.company, quarter=yearly.quarter)
    assert other.own_due_at is None


def test_the_fourth_quarter_has_no_dates_of_its_own(world, yearly):
    quarter = year_end()
    quarters.open_quarter(quarter, by=None, now=quarter.opens_at)
    assert Submission.objects.get(company=world.rival, quarter=quarter).own_due_at is None


def test_moving_the_fourth_quarter_moves_them(yearly):
    assert move(year_end()) == 1
    yearly.refresh_from_db()
    assert (yearly.due_at, yearly.closes_at) == (MOVED, MOVED)


def test_more_time_that_was_granted_stays(world, yearly):
    decided = {"state": "granted", "granted_on": MOVED.date(), "decided_by": world.analyst, "decided_at": cast.NOW}
    by = {"asked_by": world.rival_signer, "wanted_on": MOVED.date(), "reason": "R"}
    Extension.objects.create(submission=yearly, **by, **decided)
    assert move(year_end()) == 0


def test_an_instant_that_has_passed_stays(yearly):
    Submission.objects.filter(pk=yearly.pk).update(own_due_at=cast.NOW)
    assert move(year_end()) == 0


def test_dates_of_another_cause_stay(world, yearly):
    ahead = {"own_due_at": MOVED, "own_closes_at": MOVED}
    Submission.objects.filter(company=world.company, quarter=yearly.quarter).update(**ahead)
    assert move(year_end(), MOVED + datetime.timedelta(days=1)) == 1


def test_other_quarters_lead_nobody(yearly):
    assert quarters.follow_year_end(yearly.quarter) == 0


def test_a_liaison_who_has_left_sees_to_nothing(world):
    Company.objects.update(liaison=world.analyst)
    User.objects.filter(pk=world.analyst.pk).update(is_active=False)
    fourth = year_end()
    assert {one.owner for one in quarters.open_quarter(fourth, by=None, now=fourth.opens_at)} == {None}


def test_the_liaison_sees_to_a_new_return(world):
    world.rival.liaison = world.analyst
    world.rival.save()
    quarter = quarters.plan(QuarterKey(2026, 2), by=None)
    quarters.open_quarter(quarter, by=None, now=cast.NOW)
    assert Submission.objects.get(company=world.rival, quarter=quarter).owner == world.analyst


def test_the_company_reads_when_it_is_due(client, yearly, world):
    client.force_login(world.rival_signer)
    page = client.get("/en/m/borealis/").content.decode()
    assert "hands in all four returns of a year at its end" in page


def test_coverage_tells_how_many_report_at_year_end(client, yearly, world):
    client.force_login(world.analyst)
    words = "1 of 5 reports at year end."
    assert words in client.get("/en/desk/?quarter=2026-Q2").content.decode()
    assert words in client.get("/en/desk/dashboard/?quarter=2026-Q2").content.decode()


def test_coverage_tells_nothing_where_everybody_reports_each_quarter(client, world):
    client.force_login(world.analyst)
    assert "at year end." not in client.get("/en/desk/").content.decode()


def test_moving_its_dates_on_the_page_moves_them_too(world, yearly):
    quarter = year_end()
    days = {"due_at": datetime.date(2027, 2, 10)}
    reason = {"reason": "Spring festival", "read": quarter_dates.read_as(quarter)}
    quarter_dates.move_dates(quarter, days, by=world.administrator, **reason)
    yearly.refresh_from_db()
    assert yearly.due_at == datetime.datetime(2027, 2, 11, tzinfo=datetime.UTC)
