from __future__ import annotations

import datetime
import zoneinfo

from django.utils import timezone

from reports.wording import dates

MIDNIGHT = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)


def test_a_day_ends_at_midnight() -> None:
    assert dates.day_ending(MIDNIGHT) == "31 October 2026"


def test_the_day_that_ends_is_the_readers() -> None:
    with timezone.override(zoneinfo.ZoneInfo("Asia/Shanghai")):
        assert dates.day_ending(MIDNIGHT) == "1 November 2026"
