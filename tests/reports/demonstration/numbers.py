"""The invented numbers as a release would see them: before and after the quarter in progress is finished."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache

from reports.aggregate.listings import Leaf
from reports.data import documents_of, rows_of
from reports.demonstration.cast import companies
from reports.demonstration.load import COMPANIES, QUARTERS, SEED
from reports.demonstration.script import Return, returns
from reports.demonstration.tastes import OUTSIDE
from reports.demonstration.timeline import Timeline
from reports.parts import Part
from reports.rules.revision import complete

PARTS = {row["code"]: Part(row["part"]) for row in documents_of("measures.json") if row["part"]}
SECTIONS = {row["code"]: row["parent_group"] for row in rows_of("species_groups.csv")}
# A day in each quarter of the year, so that complete years fall differently.
DAYS = [datetime.date(2026, 11, 21), datetime.date(2027, 1, 2), datetime.date(2027, 5, 31), datetime.date(2027, 9, 1)]


@cache
def timeline_on(day: datetime.date) -> Timeline:
    return Timeline.before(day, QUARTERS)


@cache
def returns_on(day: datetime.date) -> tuple[Return, ...]:
    return tuple(returns(SEED, timeline_on(day), companies(COMPANIES)))


def is_accepted(entry: Return) -> bool:
    return entry.accepted is not None


def is_signed(entry: Return) -> bool:
    """What counts once everything that was handed in is accepted."""
    return bool(entry.signed)


def leaves(
    entries: Iterable[Return], timeline: Timeline, counts: Callable[[Return], bool]
) -> dict[Leaf, dict[str, int]]:
    """The input of the disclosure rules: listings by owner group."""
    found: dict[Leaf, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in filter(counts, entries):
        for cell in complete(list(entry.signed[entry.accepted or 0]), outside=OUTSIDE):
            part = PARTS.get(cell.measure)
            if part is not None and cell.species_group not in OUTSIDE:
                leaf = Leaf(timeline.quarters[entry.index], part, SECTIONS[cell.species_group or ""])
                found[leaf][entry.company.owner_group] += cell.value or 0
    return found
