"""The clock: what happens because a time has come."""

from __future__ import annotations

import datetime

from celery import shared_task
from django.utils import timezone

from members.actions.ticks import tick
from reports.actions import keyed_calls, ladder, quarters, uploads
from reports.calendar import QuarterKey
from reports.clock import today
from reports.errors import WrongState
from reports.models import Quarter


@shared_task(name="reports.open_due_quarters")
def open_due_quarters() -> list[str]:
    """Plan quarters up to the current one and open every planned one whose time has come; returns the codes opened."""
    return tick("reports.open_due_quarters", _plan_and_open)


@shared_task(name="reports.send_reminders")
def send_reminders() -> int:
    """Ask for every mail of the ladder that is due, once, and prepare what waits for a click; returns how many."""
    return tick("reports.send_reminders", ladder.send_due)


@shared_task(name="reports.forget_calls")
def forget_calls() -> int:
    """Forget the answers to calls with an Idempotency-Key that have been kept long enough; returns how many."""
    return tick("reports.forget_calls", keyed_calls.forget)


@shared_task(name="reports.forget_uploads")
def forget_uploads() -> int:
    """Delete the files of uploads that have been kept long enough, and those without a row; returns how many."""
    return tick("reports.forget_uploads", uploads.forget)


def _plan_and_open() -> list[str]:
    for key in _unplanned(today()):
        quarters.plan(key, by=None)
    return [quarter.code for quarter in Quarter.objects.due_to_open(timezone.now()) if _open(quarter)]


def _unplanned(today: datetime.date) -> list[QuarterKey]:
    """The quarters after the last opened one up to today's that nobody planned, also those that passed meanwhile.

    Quarters that are planned ahead leave no gap behind: what lies between is planned when its time comes.
    """
    current, planned = QuarterKey.holding(today), Quarter.objects.order_by("starts_on")
    begun = planned.opened().first() or planned.first()
    missing = max(current.since(QuarterKey.holding(begun.starts_on)), 0) if begun else 1
    known = set(planned.values_list("code", flat=True))
    return [key for at in range(missing) if str(key := current.plus(1 - missing + at)) not in known]


def _open(quarter: Quarter) -> bool:
    """False when another worker opened it first."""
    try:
        quarters.open_quarter(quarter, by=None)
    except WrongState:
        return False
    return True
