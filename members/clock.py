"""What day it is where quarters are counted: the reporting time zone and its today."""

from __future__ import annotations

import datetime
import zoneinfo

from django.conf import settings
from django.utils import timezone


def reporting_zone() -> zoneinfo.ZoneInfo:
    """The zone in which a quarter's dates end."""
    return zoneinfo.ZoneInfo(settings.REPORTING_TIME_ZONE)


def today(now: datetime.datetime | None = None) -> datetime.date:
    """The day that it is in the reporting time zone."""
    return timezone.localdate(now, reporting_zone())
