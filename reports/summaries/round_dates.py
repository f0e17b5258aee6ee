"""The instants of a round in order of time, with today among them; knows no company."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reports.models import Quarter

TODAY = "today"


@dataclass(frozen=True, slots=True)
class RoundDate:
    """One instant: ``opens``, ``due``, ``closes``, ``publish`` or ``today``."""

    name: str
    at: datetime.datetime
    is_past: bool

    @property
    def ends_a_day(self) -> bool:
        """People say such an instant as the last minute of the day before."""
        return self.name not in ("opens", TODAY)


def round_dates(quarter: Quarter, now: datetime.datetime) -> list[RoundDate]:
    """Where a round stands at one instant; today comes after whatever falls on it."""
    dates = {
        "opens": quarter.opens_at,
        "due": quarter.due_at,
        "closes": quarter.closes_at,
        "publish": quarter.publish_on,
        TODAY: now,
    }
    return [
        RoundDate(name, at, at <= now) for name, at in sorted(dates.items(), key=lambda one: (one[1], one[0] == TODAY))
    ]
