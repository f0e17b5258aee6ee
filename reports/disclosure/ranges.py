"""The range of each withheld cell, worked out from what is shown and nothing else: an outsider gets the same.

No function here is given a contribution, so no range can say more than the shown cells do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reports.calendar import quarters_of
from reports.disclosure.cells import TOTAL_ITEM, Cells, Place, ReleaseCell, State, Table, quarter_place
from reports.parts import UNSPEC, Part

DIGITS = 2
"""Significant digits of a bound; the rest is rounded away from the hidden number."""

type Range = tuple[int, int | None]
type Items = Mapping[str, Range]


def with_ranges(cells: Cells) -> Cells:
    """The same cells, each withheld one with its range. Cells that came with a range keep it."""
    return {place: _ranged(cells, cell) if _lacks_range(cell) else cell for place, cell in cells.items()}


def round_outward(low: int, high: int | None) -> Range:
    """Widen a range to bounds of two significant digits: 41 387 to 190 522 becomes 41 000 to 200 000."""
    return _rounded(low, up=False), None if high is None else _rounded(high, up=True)


def _lacks_range(cell: ReleaseCell) -> bool:
    return cell.state is State.WITHHELD and cell.low is None


def _ranged(cells: Cells, cell: ReleaseCell) -> ReleaseCell:
    low, high = round_outward(*_range_of(cells, cell))
    return replace(cell, low=low, high=high)


def _range_of(cells: Cells, cell: ReleaseCell) -> Range:
    if cell.table is Table.SECTION_YEAR:
        return _narrowed(_section_limits(cells, int(cell.period)), _value(cells, Place(Table.YEAR, cell.period)))[
            cell.item
        ]
    if cell.table is Table.QUARTER and cell.item != TOTAL_ITEM:
        return _narrowed(_part_limits(cells, cell.period), _value(cells, Place(Table.QUARTER, cell.period)))[cell.item]
    # A withheld total is at least what is shown of it, and nothing shown contains it.
    return sum(_value(cells, place) or 0 for place in _totals_within(cells, cell)), None


def _totals_within(cells: Cells, cell: ReleaseCell) -> list[Place]:
    if cell.table is Table.QUARTER:
        return []
    if cell.table is Table.YEAR:
        return [quarter_place(quarter) for quarter in quarters_of(int(cell.period))]
    # Quarters sort by their names.
    return [
        place
        for place in cells
        if place.table is Table.QUARTER and place.item == TOTAL_ITEM and place.period <= cell.period
    ]


def _part_limits(cells: Cells, period: str) -> Items:
    """Before the total is looked at, only *not separated* is bounded: it is part of the year's UNSPEC."""
    collected = [part for part in Part if cells[Place(Table.QUARTER, period, part)].state is not State.NOT_COLLECTED]
    year = int(period[:4])
    unspec = _value(cells, Place(Table.SECTION_YEAR, str(year), UNSPEC))
    limits: dict[str, Range] = dict.fromkeys(collected, (0, None))
    if Part.NOT_SEPARATED in collected and unspec is not None:
        limits[Part.NOT_SEPARATED] = (0, unspec - _not_separated_shown(cells, year))
    return limits


def _section_limits(cells: Cells, year: int) -> Items:
    """Before the year's total is looked at, only UNSPEC is bounded: it contains what is not separated."""
    sections = [place.item for place in cells if place[:2] == (Table.SECTION_YEAR, str(year))]
    return {section: (_not_separated_shown(cells, year) if section == UNSPEC else 0, None) for section in sections}


def _not_separated_shown(cells: Cells, year: int) -> int:
    places = (quarter_place(quarter, Part.NOT_SEPARATED) for quarter in quarters_of(year))
    return sum(_value(cells, place) or 0 for place in places)


def _narrowed(items: Items, total: int | None) -> Items:
    """What the total of some items leaves for each, given bounds on all of them."""
    if total is None:
        return items
    lows = sum(low for low, _ in items.values())
    highs: dict[str, int] = {}
    for item, (low, high) in items.items():
        most = total - (lows - low)
        highs[item] = most if high is None else min(high, most)
    others = sum(highs.values())
    return {item: (max(low, total - (others - highs[item])), highs[item]) for item, (low, _) in items.items()}


def _value(cells: Cells, place: Place) -> int | None:
    """A shown number; zero where nobody collects, None where the number is withheld or there is no such cell."""
    cell = cells.get(place)
    if cell is None:
        return None
    return 0 if cell.state is State.NOT_COLLECTED else cell.value


def _rounded(number: int, *, up: bool) -> int:
    step: int = 10 ** max(len(str(number)) - DIGITS, 0)
    return -(-number // step) * step if up else number // step * step
