"""Numbers that changed much since last quarter, or lie outside what the last eight let expect; one finding a box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from reports.rules.budget import Flag
from reports.rules.cells import Cell, Finding, Severity
from reports.rules.codes import Code
from reports.rules.past import Answers, Past, numbers_of
from reports.rules.thresholds import Thresholds

CHANGES = frozenset({Code.OUTLIER_HIGH, Code.OUTLIER_LOW, Code.OUTSIDE_BAND, Code.DROP_TO_ZERO})


@dataclass(frozen=True, slots=True)
class Band:
    """Between which numbers the quarters before lay. A reader expects the next one there, the rules a bit around it."""

    low: int
    high: int

    def holds(self, value: int) -> bool:
        """Whether a number lies between the two, ends included."""
        return self.low <= value <= self.high


def band_of(earlier: Sequence[int], limits: Thresholds) -> Band | None:
    """The band of the quarters before; None while too few of them have a number."""
    return Band(min(earlier), max(earlier)) if len(earlier) >= limits.band_needs else None


def big_changes(cells: Iterable[Cell], past: Past, limits: Thresholds) -> Iterator[Flag]:
    """One flag for each number that asks for a reason, the first of these that is true of it:

    ``drop_to_zero``: last quarter at least ``least_change``, now 0; a part of a total that dropped is not asked again.
    ``outlier_high``, ``outlier_low``: a big change to ``ratio`` times last quarter or more, or to that part or less.
    ``outside_band``: beyond the range of the quarters before, stretched, by a big change from its nearer end.
    What was blank or not tracked last quarter is compared with the range alone.
    """
    cells = list(cells)
    volumes, last, earlier = past.volumes(), past.last, past.back(limits.band_quarters)
    gone = {(cell.platform, cell.measure) for cell in cells if cell.is_total and _has_dropped(cell, last, limits)}
    for cell in cells:
        is_told_by_total = cell.value == 0 and not cell.is_total and (cell.platform, cell.measure) in gone
        if cell.value is not None and not is_told_by_total:
            before = next(iter(numbers_of(cell.box, [last])), None)
            numbers = numbers_of(cell.box, earlier)
            volume = volumes.get(past.units.get(cell.measure, cell.measure), 0)
            code, params = _judged(cell.value, before, numbers, volume, limits)
            if code is not None:
                size = abs(cell.value - (numbers[0] if before is None else before))
                found = Finding(code, Severity.EXPLAIN, *cell.box, {"now": cell.value} | params)
                yield Flag(Fraction(size, max(volume, 1)), found)


def _judged(
    now: int, before: int | None, earlier: list[int], volume: int, limits: Thresholds
) -> tuple[Code | None, dict[str, int | str]]:
    """The first rule that is true of a number, with what its sentence names beside the number itself.

    ``volume``: what the company counted last quarter in this unit; a change is weighed against it.
    """
    big = max(limits.least_change, ceil(volume * limits.least_share))
    told: dict[str, int | str] = {} if before is None else {"before": before}
    if before is not None and now == 0 and before >= limits.least_change:
        return Code.DROP_TO_ZERO, told
    if before is not None and abs(now - before) >= big:
        if now >= before * limits.ratio:
            return Code.OUTLIER_HIGH, told
        if now * limits.ratio <= before:
            return Code.OUTLIER_LOW, told
    band = band_of(earlier, limits)
    if band is not None:
        low, high = band.low, band.high
        is_far = max(now - high, low - now) >= big
        if is_far and (now > high * limits.band_stretch or now * limits.band_stretch < low):
            return Code.OUTSIDE_BAND, told | {"low": low, "high": high, "quarters": len(earlier)}
    return None, {}


def _has_dropped(cell: Cell, last: Answers, limits: Thresholds) -> bool:
    before = last.get(cell.box)
    return cell.value == 0 and before is not None and (before.value or 0) >= limits.least_change
