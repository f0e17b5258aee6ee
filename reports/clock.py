"""The days of the reporting time zone: today, and the days that instants end."""

from __future__ import annotations

import datetime

from django.utils import timezone

from members.clock import reporting_zone, today

__all__ = ["A_DAY", "last_day", "reporting_zone", "today"]

A_DAY = datetime.timedelta(days=1)


def last_day(instant: datetime.datetime) -> datetime.date:
    """The day that an instant ends, or lies in: midnight into November is 31 October."""
    return timezone.localdate(instant - datetime.timedelta(microseconds=1), reporting_zone())
