"""What day it is where quarters are counted: the reporting time zone, its days, and the instants at which they end."""

from __future__ import annotations

import datetime
import zoneinfo

from django.conf import settings
from django.utils import timezone

A_DAY = datetime.timedelta(days=1)


def reporting_zone() -> zoneinfo.ZoneInfo:
    """The zone in which a quarter's dates end."""
    return zoneinfo.ZoneInfo(settings.REPORTING_TIME_ZONE)


def today(now: datetime.datetime | None = None) -> datetime.date:
    """The day that it is in the reporting time zone."""
    return timezone.localdate(now, reporting_zone())


def last_day(instant: datetime.datetime) -> datetime.date:
    """The day that an instant ends, or lies in: midnight into November is 31 October."""
    return timezone.localdate(instant - datetime.timedelta(microseconds=1), reporting_zone())
