"""A return that seems to count from the beginning of the year instead of its quarter alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction

from reports.rules.budget import Flag
from reports.rules.cells import RETURN, Cell, Finding, Severity
from reports.rules.codes import Code
from reports.rules.past import Past, numbers_of
from reports.rules.thresholds import Thresholds

type Columns = frozenset[tuple[str | None, str]]


def cumulative_columns(cells: Iterable[Cell], past: Past, limits: Thresholds) -> Columns:
    """The platforms and measures whose totals hold the year so far; none unless that is true of most of them.

    A total fits when it is about what this year's earlier quarters say together, plus a usual quarter: the mean of
    earlier years, or of this year where there are none. So the first quarter of a year never fits, nor does a company
    with a gap in it.
    """
    earlier = past.earlier_this_year
    comparable, fitting = set(), set()
    for cell in cells:
        so_far = numbers_of(cell.box, earlier)
        if cell.value is None or not (cell.is_total or cell.box.is_company_count) or len(so_far) < len(earlier):
            continue
        if sum(so_far) >= limits.least_change:
            comparable.add((cell.platform, cell.measure))
            usual = _mean(numbers_of(cell.box, past.years_before) or so_far)
            if usual and abs(cell.value - sum(so_far) - usual) <= limits.cumulative_slack * usual:
                fitting.add((cell.platform, cell.measure))
    is_most = len(comparable) >= limits.cumulative_needs and 2 * len(fitting) > len(comparable)
    return frozenset(fitting) if is_most else frozenset()


def looks_cumulative(cells: Iterable[Cell], columns: Columns) -> Iterator[Flag]:
    """One flag for the whole return; other totals make another ``sum``, so that a reason given before does not hold."""
    totals = [c.value or 0 for c in cells if (c.platform, c.measure) in columns and (c.is_total or c.platform is None)]
    if columns:
        params = {"totals": len(columns), "sum": sum(totals)}
        yield Flag(Fraction(1), Finding(Code.LOOKS_CUMULATIVE, Severity.EXPLAIN, *RETURN, params))


def _mean(numbers: Collection[int]) -> Fraction:
    return Fraction(sum(numbers), len(numbers))
