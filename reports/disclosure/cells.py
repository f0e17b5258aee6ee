"""The cells of a release as the public gets them: a number, a range, or the word that nobody collects it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reports.calendar import QuarterKey
from reports.parts import Part

TOTAL_ITEM = "total"
ITEMS_OF_QUARTER = (*Part, TOTAL_ITEM)


class Table(StrEnum):
    """The tables of the first form, all for the scope ``all``."""

    QUARTER = "quarter"
    YEAR = "year"
    CUMULATIVE = "cumulative"
    SECTION_YEAR = "section_year"


class State(StrEnum):
    """What a reader is told about a cell."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    NOT_COLLECTED = "not_collected"


class Place(NamedTuple):
    """Where a cell stands. ``period``: ``2026-Q1`` or ``2026``. ``item``: a part, ``total``, or a section's code."""

    table: Table
    period: str
    item: str = TOTAL_ITEM


@dataclass(frozen=True, slots=True)
class ReleaseCell:
    """One cell. A shown one has a value; a withheld one a range in its place, ``high`` None where nothing bounds it."""

    table: Table
    period: str
    item: str
    state: State
    value: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def place(self) -> Place:
        return Place(self.table, self.period, self.item)


type Cells = dict[Place, ReleaseCell]


def shown(place: Place, value: int) -> ReleaseCell:
    return ReleaseCell(*place, State.SHOWN, value)


def withheld(place: Place) -> ReleaseCell:
    """A cell whose range is still to be worked out."""
    return ReleaseCell(*place, State.WITHHELD)


def not_collected(place: Place) -> ReleaseCell:
    return ReleaseCell(*place, State.NOT_COLLECTED)


def quarter_place(quarter: QuarterKey, item: str = TOTAL_ITEM) -> Place:
    return Place(Table.QUARTER, str(quarter), item)
