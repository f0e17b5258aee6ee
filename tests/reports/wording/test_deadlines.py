"""Due today, due tomorrow, and due elsewhere: right to the second, in the reader's own days."""

from __future__ import annotations

import datetime
import zoneinfo

import pytest
from django.utils import timezone, translation

from reports.actions.quarters import end_of
from reports.clock import last_day
from reports.models import Quarter, Submission
from reports.wording.deadlines import closes, due

A_SECOND = datetime.timedelta(seconds=1)
LAST_DAY = datetime.date(2026, 10, 31)
ZONES = {
    "Pacific/Kiritimati": ("13:59", "Sunday 1 November 2026, 13:59"),
    "America/Los_Angeles": ("16:59", "Saturday 31 October 2026, 16:59"),
    "Asia/Kathmandu": ("05:44", "Sunday 1 November 2026, 05:44"),
    "UTC": ("23:59", "Saturday 31 October 2026, 23:59"),
}


def at(*numbers: int, zone: str = "UTC") -> datetime.datetime:
    """A local time as the UTC instant that it is."""
    return datetime.datetime(*numbers, tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(datetime.UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_to_the_last_second_it_is_due_today_and_then_it_was(zone: str) -> None:
    instant, (time, date) = end_of(LAST_DAY), ZONES[zone]
    with timezone.override(zoneinfo.ZoneInfo(zone)):
        assert due(instant, instant - A_SECOND) == f"Due today at {time}"
        assert due(instant, instant) == f"Was due {date}"
        assert due(instant, instant + A_SECOND) == f"Was due {date}"


@pytest.mark.parametrize("zone", ZONES)
def test_a_return_is_overdue_at_the_same_instant_for_everybody(zone: str) -> None:
    instant = end_of(LAST_DAY)
    one = Submission(quarter=Quarter(due_at=instant, closes_at=instant))
    with timezone.override(zoneinfo.ZoneInfo(zone)):
        assert [one.is_overdue(instant + n * A_SECOND) for n in (-1, 0, 1)] == [False, True, True]
        assert [one.is_past_close(instant + n * A_SECOND) for n in (-1, 0, 1)] == [False, True, True]


@pytest.mark.parametrize(
    ("zone", "now", "words"),
    [
        ("Asia/Shanghai", at(2026, 10, 31, 23, 59, 59, zone="Asia/Shanghai"), "Due tomorrow at 07:59"),
        ("Asia/Shanghai", at(2026, 11, 1, 0, 0, 0, zone="Asia/Shanghai"), "Due today at 07:59"),
        ("UTC", at(2026, 10, 30, 23, 59, 59), "Due tomorrow at 23:59"),
        ("UTC", at(2026, 10, 31, 0, 0, 0), "Due today at 23:59"),
        ("UTC", at(2026, 10, 29, 23, 59, 59), "Due Saturday 31 October 2026, 23:59, 2 days left"),
        ("Pacific/Kiritimati", at(2026, 10, 31, 23, 59, zone="Pacific/Kiritimati"), "Due tomorrow at 13:59"),
    ],
)
def test_today_and_tomorrow_are_the_readers_own(zone: str, now: datetime.datetime, words: str) -> None:
    with timezone.override(zoneinfo.ZoneInfo(zone)):
        assert due(end_of(LAST_DAY), now) == words


@pytest.mark.parametrize("zone", [*ZONES, "Africa/Cairo", "America/Havana", "Pacific/Apia"])
@pytest.mark.parametrize("day", [LAST_DAY, datetime.date(2026, 4, 23), datetime.date(2026, 10, 29)])
def test_a_day_ends_in_the_reporting_time_zone(settings: object, zone: str, day: datetime.date) -> None:
    settings.REPORTING_TIME_ZONE = zone  # type: ignore[attr-defined]
    instant, own = end_of(day), zoneinfo.ZoneInfo(zone)
    assert (instant - A_SECOND).astimezone(own).date() == day
    assert last_day(instant) == day
    with timezone.override(own):
        assert due(instant, instant - A_SECOND).startswith("Due today at 23:5")


def test_a_midnight_that_the_clocks_leave_out_ends_the_day_before(settings: object) -> None:
    settings.REPORTING_TIME_ZONE = "Africa/Cairo"  # type: ignore[attr-defined]
    instant = end_of(datetime.date(2026, 4, 23))
    with timezone.override(zoneinfo.ZoneInfo("Africa/Cairo")):
        assert due(instant, instant - A_SECOND) == "Due today at 23:59"
        assert timezone.localtime(instant).hour == 1


@pytest.mark.parametrize(("hour", "words"), [(8, "01:59 (GMT-07:00)"), (9, "01:59 (GMT-08:00)")])
def test_an_hour_that_comes_twice_is_told_with_its_distance(hour: int, words: str) -> None:
    instant = at(2026, 11, 1, hour, 0) + datetime.timedelta(hours=1)
    with timezone.override(zoneinfo.ZoneInfo("America/Los_Angeles")):
        assert due(instant, instant - A_SECOND) == f"Due today at {words}"


def test_closing_is_told_to_the_second_too() -> None:
    instant = end_of(LAST_DAY)
    assert closes(instant, instant - A_SECOND) == "Can be signed until Saturday 31 October 2026, 23:59"
    assert closes(instant, instant) == "Closed Saturday 31 October 2026, 23:59"


def test_chinese_days_are_written_as_such() -> None:
    with translation.override("zh-hans"):
        assert "2026年10月31日" in due(end_of(LAST_DAY), end_of(LAST_DAY))
