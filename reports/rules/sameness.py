"""A return that says last quarter's numbers again, as a copied sheet does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from reports.rules.budget import Flag
from reports.rules.cells import RETURN, Box, Cell, Finding, Severity
from reports.rules.codes import Code
from reports.rules.past import Past
from reports.rules.thresholds import Thresholds


def same_as_last_quarter(cells: Iterable[Cell], past: Past, limits: Thresholds) -> Iterator[Flag]:
    """Every box with a number holds last quarter's, none is added and none is missing.

    Small numbers repeat by chance and zeros often: together they must reach ``least_change``.
    """
    now, before = _numbers(cells), _numbers(past.last.values())
    if now == before and sum(now.values()) >= limits.least_change:
        finding = Finding(Code.SAME_AS_LAST_QUARTER, Severity.EXPLAIN, *RETURN, {"boxes": len(now)})
        yield Flag(Fraction(1), finding)


def _numbers(cells: Iterable[Cell]) -> dict[Box, int]:
    return {cell.box: cell.value for cell in cells if cell.value is not None}
