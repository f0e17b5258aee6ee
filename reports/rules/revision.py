"""Turns the cells of a draft into those of a revision: parts and rests, no totals. Knows no state and no signer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set

from reports.parts import UNSPEC
from reports.rules.cells import Cell
from reports.rules.columns import Column, columns_of


def complete(cells: Collection[Cell], *, outside: Set[str]) -> list[Cell]:
    """The cells a revision stores, sorted by box.

    Each answered total becomes one UNSPEC cell: what its wildlife parts leave, zero included, or *not tracked*. So the
    wildlife cells of a platform and measure always add up to the total that was signed. ``outside``: the species groups
    that are no wildlife. Raises ValueError for a draft that its findings forbid to sign.
    """
    company = [cell for cell in cells if cell.platform is None]
    held = [cell for column in columns_of(cells, outside) for cell in _cells_of(column)]
    return sorted([*company, *held], key=lambda cell: cell.box.order)


def _cells_of(column: Column) -> Iterator[Cell]:
    yield from column.parts
    yield from column.outside
    if column.total is None:
        if column.has_numbers:
            raise ValueError(f"{column.total_box} has numbers and no total.")
    elif column.total.value is None:
        if column.has_parts:
            raise ValueError(f"{column.total_box} is not tracked and has parts.")
        yield Cell(column.platform, column.measure, UNSPEC, not_tracked=True)
    else:
        rest = column.total.value - column.split
        if rest < 0:
            raise ValueError(f"{column.total_box} is less than its parts.")
        yield Cell(column.platform, column.measure, UNSPEC, rest)
