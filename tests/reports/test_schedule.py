"""What the clock does by itself: plans what is missing, opens what is due, and both once."""

from __future__ import annotations

import datetime

import pytest
import time_machine

from reports.actions import quarters
from reports.calendar import QuarterKey
from reports.models import Quarter
from reports.schedule import open_due_quarters
from tests.cast import World


def codes() -> list[str]:
    return list(Quarter.objects.values_list("code", flat=True))


def test_the_current_quarter_is_planned_and_not_opened(world: World) -> None:
    assert open_due_quarters() == []
    assert codes() == ["2026-Q3", "2026-Q4"]


def test_quarters_that_passed_while_no_worker_ran_are_opened_too(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(datetime.datetime(2027, 7, 3, tzinfo=datetime.UTC))
    assert open_due_quarters() == ["2026-Q4", "2027-Q1", "2027-Q2"]
    assert codes()[-1] == "2027-Q3"


def test_a_second_ring_changes_nothing(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(datetime.datetime(2027, 1, 1, 0, 0, 1, tzinfo=datetime.UTC))
    assert open_due_quarters() == ["2026-Q4"]
    assert open_due_quarters() == []


@pytest.mark.django_db
def test_a_new_site_begins_with_the_current_quarter(clock: time_machine.Traveller) -> None:
    open_due_quarters()
    assert codes() == ["2026-Q4"]


def test_today_is_the_reporting_zones_day(world: World, clock: time_machine.Traveller, settings: object) -> None:
    settings.REPORTING_TIME_ZONE = "Asia/Shanghai"  # type: ignore[attr-defined]
    clock.move_to(datetime.datetime(2026, 12, 31, 17, tzinfo=datetime.UTC))
    open_due_quarters()
    assert codes()[-1] == "2027-Q1"


def test_a_quarter_planned_ahead_leaves_no_gap(world: World, clock: time_machine.Traveller) -> None:
    quarters.plan(QuarterKey(2027, 2), by=None)
    clock.move_to(datetime.datetime(2027, 4, 2, tzinfo=datetime.UTC))
    open_due_quarters()
    assert list(Quarter.objects.opened().values_list("code", flat=True))[:2] == ["2027-Q1", "2026-Q4"]
