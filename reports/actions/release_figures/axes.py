"""Cells as charts draw them: their amounts and their statuses."""

from __future__ import annotations

from reports.actions.release_words import counts
from reports.charts.spec import Amount, Status
from reports.models import CellStatus, ReleaseCell

STATUSES = {
    CellStatus.FINAL: Status.FINAL,
    CellStatus.REVISED: Status.REVISED,
    CellStatus.PROVISIONAL: Status.PROVISIONAL,
    CellStatus.WITHHELD: Status.WITHHELD,
    CellStatus.NOT_COLLECTED: Status.MISSING,
}


def amount(cell: ReleaseCell) -> Amount:
    """A cell as it is drawn and read."""
    return Amount(cell.value, counts.amount(cell), cell.low, cell.high)
