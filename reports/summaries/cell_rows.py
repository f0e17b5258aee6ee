"""A published cell as programs get it: one flat row, the same in JSON, CSV and the hash of a release."""

from __future__ import annotations

from reports.models import CellStatus, ReleaseCell

type Row = dict[str, str | int | None]

SYMBOLS = {
    CellStatus.PROVISIONAL: "p",
    CellStatus.REVISED: "r",
    CellStatus.WITHHELD: "c",
    CellStatus.NOT_COLLECTED: "z",
}
COLUMNS = (
    "table",
    "scope",
    "period",
    "section",
    "part",
    "value",
    "low",
    "high",
    "status",
    "symbol",
    "received",
    "expected",
    "window_start",
    "window_end",
    "first_value",
    "first_release",
)


def row_of(cell: ReleaseCell) -> Row:
    """Keys, value or range, status and symbol, coverage, window, and what was first published."""
    row: Row = {name: getattr(cell, name) for name in COLUMNS if name != "symbol"}
    row["symbol"] = SYMBOLS.get(CellStatus(cell.status), "")
    row |= {"window_start": cell.window_start.isoformat(), "window_end": cell.window_end.isoformat()}
    return {name: row[name] for name in COLUMNS}
