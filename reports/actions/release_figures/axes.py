"""What public figures share: ticks, quarters along an axis, and cells as amounts."""

from __future__ import annotations

from reports.actions.release_words import counts
from reports.calendar import QuarterKey
from reports.charts.quarters import Quarter
from reports.charts.spec import Amount, Status
from reports.charts.ticks import TickStyle
from reports.models import CellStatus, ReleaseCell
from reports.wording import dates, numbers

STATUSES = {
    CellStatus.FINAL: Status.FINAL,
    CellStatus.REVISED: Status.REVISED,
    CellStatus.PROVISIONAL: Status.PROVISIONAL,
    CellStatus.WITHHELD: Status.WITHHELD,
    CellStatus.NOT_COLLECTED: Status.MISSING,
}


def ticks() -> TickStyle:
    """How the active language counts along an axis."""
    return TickStyle(write=numbers.tick, base=10_000 if numbers.counts_by_ten_thousand() else 1_000)


def quarter(key: QuarterKey) -> Quarter:
    """A quarter as it is written along an axis."""
    return Quarter(dates.quarter(key), dates.short_quarter(key), str(key.year))


def amount(cell: ReleaseCell) -> Amount:
    """A cell as it is drawn and read."""
    return Amount(cell.value, counts.amount(cell), cell.low, cell.high)
