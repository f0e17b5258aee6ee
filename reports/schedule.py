"""The clock: what happens because a time has come."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from reports.actions import quarters
from reports.calendar import QuarterKey
from reports.errors import WrongState
from reports.models import Quarter


@shared_task(name="reports.open_due_quarters")
def open_due_quarters() -> list[str]:
    """Plan the current quarter and open every planned one whose time has come; returns the codes opened."""
    quarters.plan(QuarterKey.holding(timezone.now().date()), by=None)
    return [quarter.code for quarter in Quarter.objects.due_to_open(timezone.now()) if _open(quarter)]


def _open(quarter: Quarter) -> bool:
    """False when another worker opened it first."""
    try:
        quarters.open_quarter(quarter, by=None)
    except WrongState:
        return False
    return True
