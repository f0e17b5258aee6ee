"""The one byte string that a revision's hash is taken of. Knows no author, door, time, reason, profile or total.

The bytes must be the same for ever and from every door, so the form is as plain as can be: JSON in UTF-8 with sorted
keys and no spaces, rows as the API writes them, sorted by box.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from itertools import pairwise

from reports.calendar import QuarterKey
from reports.rules.cells import Cell

type Row = dict[str, str | int]


def digest(
    company: str, quarter: QuarterKey | str, counts: Iterable[Cell], company_counts: Iterable[Cell]
) -> tuple[bytes, str]:
    """Canonical bytes and their SHA-256 in 64 hexadecimal digits, for a company's slug and all cells of a revision.

    Raises ValueError when a box comes twice or a TOTAL is among the cells: a revision holds parts and rests.
    """
    document = {
        "company": company,
        "quarter": str(quarter),
        "counts": _rows(counts),
        "company_counts": _rows(company_counts),
    }
    canonical = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return canonical, hashlib.sha256(canonical).hexdigest()


def short_hash(sha256: str) -> str:
    """The first 12 digits in groups of four, for paper: ``9f86 d081 884c``."""
    return f"{sha256[:4]} {sha256[4:8]} {sha256[8:12]}"


def _rows(cells: Iterable[Cell]) -> list[Row]:
    ordered = sorted(cells, key=lambda cell: cell.box.order)
    for one, following in pairwise(ordered):
        if one.box == following.box:
            raise ValueError(f"{one.box} comes twice.")
    return [_row(cell) for cell in ordered]


def _row(cell: Cell) -> Row:
    if cell.is_total:
        raise ValueError(f"{cell.box} is a total, and totals are outside the hash.")
    row: Row = {"measure": cell.measure}
    if cell.platform is not None and cell.species_group is not None:
        row |= {"platform": cell.platform, "species_group": cell.species_group}
    return row | ({"answer": "not_tracked"} if cell.value is None else {"value": cell.value})
