"""When the steps of the ladder fall due for one return and one person; knows no database and no clock."""

from __future__ import annotations

import datetime
import zoneinfo

from reports.rules.ladder import Ladder, Step

DUE_SOON, DUE_TODAY, OVERDUE = "due_soon", "due_today", "overdue"
OWED_AGAIN = "owed_again"
"""Of a return that was given back after its signature: a person writes it, the ladder never does."""
AT = datetime.time(9)
"""When people are written to, by the clock of their own zone."""


def falls_due(step: Step, day: datetime.date, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """The instant of one step for a person in ``zone``; ``day`` is the due date.

    An hour that the clocks leave out or repeat is taken as it was before the change.
    """
    local = datetime.datetime.combine(day + datetime.timedelta(days=step.days), AT, zone)
    return local.astimezone(datetime.UTC)


def due_steps(
    ladder: Ladder, day: datetime.date, zone: zoneinfo.ZoneInfo, *, since: datetime.datetime, now: datetime.datetime
) -> list[Step]:
    """The steps that are due now, those of the newest day alone: what was missed is not made up for.

    ``since`` is when the obligation began; steps that fell due before it were never owed.
    """
    due = [step for step in ladder if since <= falls_due(step, day, zone) <= now]
    newest = max((step.days for step in due), default=None)
    return [step for step in due if step.days == newest]


def kind_now(due_at: datetime.datetime, now: datetime.datetime) -> str:
    """The kind of mail with which somebody chases by hand at one instant."""
    if now >= due_at:
        return OVERDUE
    return DUE_TODAY if due_at - now < datetime.timedelta(days=1) else DUE_SOON


def fitting(kind: str, due_at: datetime.datetime, now: datetime.datetime) -> str:
    """The kind as it is true when the mail is sent: what was written ahead of the due instant may leave after it."""
    return OVERDUE if kind in (DUE_SOON, DUE_TODAY) and now >= due_at else kind
