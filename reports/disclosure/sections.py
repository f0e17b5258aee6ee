"""Whether the sections of a year may be shown beside the quarters of that year; knows nothing of other cells."""

from __future__ import annotations

from collections.abc import Mapping

from reports.calendar import QuarterKey
from reports.disclosure.cube import Cube, less, rows_seen
from reports.disclosure.primary import Policy, is_safe
from reports.parts import UNSPEC, Part

LEAST_ANSWERS = 3
"""An attacker, a target, and a third who may hold what the attacker cannot place."""

NOT_SEPARATED = frozenset({Part.NOT_SEPARATED})


def sections_are_safe(cube: Cube, policy: Policy, year: int, parts_shown: Mapping[QuarterKey, bool]) -> bool:
    """All sections of a year, or none. ``parts_shown``: for each of its four quarters, whose totals are all shown."""
    columns = [cube.column(year, section) for section in cube.sections(year)]
    return (
        all(is_safe(column, policy) for column in columns)
        and is_safe(_unsplit_beyond_not_separated(cube, year, parts_shown), policy)
        and _crossings_are_shared(cube, year, parts_shown)
    )


def _unsplit_beyond_not_separated(cube: Cube, year: int, parts_shown: Mapping[QuarterKey, bool]) -> dict[str, int]:
    """What a subtraction tells: *not separated* is always in UNSPEC, so the shown part leaves the rest of UNSPEC.

    Only the groups that answered something of that rest are in it: the others' zero is not theirs, it is no answer.
    """
    rest = cube.column(year, UNSPEC)
    answered: set[str] = set()
    for quarter, shown in parts_shown.items():
        if shown:
            rest = less(rest, cube.crossing(quarter, NOT_SEPARATED, UNSPEC))
        for part in Part:
            if part is not Part.NOT_SEPARATED or not shown:
                answered |= cube.crossing(quarter, {part}, UNSPEC).keys()
    return {group: rest[group] for group in answered}


def _crossings_are_shared(cube: Cube, year: int, parts_shown: Mapping[QuarterKey, bool]) -> bool:
    """Whether at least three groups answered wherever a row that readers know meets a section.

    *Not separated* meets UNSPEC alone, and there its own cell has been checked.
    """
    return all(
        len(cube.crossing(quarter, row, section)) >= LEAST_ANSWERS
        for quarter, shown in parts_shown.items()
        for row in rows_seen(cube, quarter, parts_shown=shown)
        if row != NOT_SEPARATED
        for section in cube.sections(year)
    )
