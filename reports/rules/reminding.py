"""When the steps of the ladder fall due for one return and one person; knows no database and no clock."""

from __future__ import annotations

import datetime
import zoneinfo

from reports.rules.ladder import Ladder, Step

AT = datetime.time(9)
"""When people are written to, by the clock of their own zone."""


def due_day(due_at: datetime.datetime, reporting_zone: zoneinfo.ZoneInfo) -> datetime.date:
    """The last day on which a return is in time: midnight into November is 31 October."""
    return (due_at.astimezone(reporting_zone) - datetime.timedelta(minutes=1)).date()


def falls_due(step: Step, day: datetime.date, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """The instant of one step for a person in ``zone``; ``day`` is the due date.

    An hour that the clocks leave out or repeat is taken as it was before the change.
    """
    local = datetime.datetime.combine(day + datetime.timedelta(days=step.days), AT, zone)
    return local.astimezone(datetime.UTC)


def newest_due(
    ladder: Ladder, day: datetime.date, zone: zoneinfo.ZoneInfo, *, since: datetime.datetime, now: datetime.datetime
) -> Step | None:
    """The one step that is due now, or none: what was missed is not made up for once a later step is due.

    ``since`` is when the obligation began; steps that fell due before it were never owed.
    """
    due = [step for step in ladder if since <= falls_due(step, day, zone) <= now]
    return max(due, key=lambda step: step.days, default=None)


def kind_now(due_at: datetime.datetime, now: datetime.datetime) -> str:
    """The kind of mail with which somebody chases by hand at one instant."""
    if now >= due_at:
        return "overdue"
    return "due_today" if due_at - now < datetime.timedelta(days=1) else "due_soon"
