"""A table that goes out as CSV, readable by spreadsheet programs in every language; runs no text of people's."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheet programs that the text is UTF-8."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows under their head; no text that a sheet would run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_safe(entry) for entry in row] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _safe(entry: str | int) -> str | int:
    return f"'{entry}" if isinstance(entry, str) and entry.startswith(_FORMULA_STARTS) else entry
