"""How charts write an axis in the active language: its ticks, and quarters with their years."""

from __future__ import annotations

from reports.calendar import QuarterKey
from reports.charts.quarters import Quarter
from reports.charts.ticks import TickStyle
from reports.wording import dates, numbers


def ticks() -> TickStyle:
    """How the active language counts along an axis."""
    return TickStyle(write=numbers.tick, base=10_000 if numbers.counts_by_ten_thousand() else 1_000)


def quarter(key: QuarterKey) -> Quarter:
    """A quarter as it is written along an axis."""
    return Quarter(dates.quarter(key), dates.short_quarter(key), str(key.year))
