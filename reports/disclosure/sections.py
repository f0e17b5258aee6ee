"""Whether the sections of a year may be shown beside the quarters of that year; knows nothing of other cells.

Readers see a table's margins: rows (a quarter, or a part of it where parts are shown) and columns (sections). When a
set of sections is confined to some rows, those rows less these sections are known as well. Listings that are *not
separated* are always in UNSPEC, so all other sections are confined to the rows *removed* and *blocked*, and UNSPEC
less *not separated* is known: one company that leaves much unsplit may be alone in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from fractions import Fraction
from itertools import chain, combinations

from reports.calendar import QuarterKey
from reports.disclosure.cube import Contributions, Cube, Row, added, less
from reports.disclosure.primary import Policy, is_safe

LEAST_ANSWERS = 3
"""An attacker, a target, and a third who may stand where the attacker cannot tell."""


def sections_are_safe(cube: Cube, policy: Policy, year: int, parts_shown: Mapping[QuarterKey, bool]) -> bool:
    """All sections of a year, or none. ``parts_shown``: for each of its four quarters, whose totals are all shown."""
    rows = [row for quarter, shown in parts_shown.items() for row in cube.rows_seen(quarter, parts_shown=shown)]
    sections = cube.sections(year)
    if not all(is_safe(cube.column(year, section), policy) for section in sections):
        return False
    return all(
        _difference_is_safe(cube, policy, year, confined, within)
        for within, confined in _confinements(cube, rows, sections).items()
    )


def _confinements(cube: Cube, rows: Sequence[Row], sections: Sequence[str]) -> dict[frozenset[Row], set[str]]:
    """Sets of rows, each with all sections that can stand in none but these rows.

    Where fewer than three groups answered, an attacker may know that nobody else can stand: no room is counted there.
    """
    room = {
        section: frozenset(row for row in rows if len(cube.crossing(row, section)) >= LEAST_ANSWERS)
        for section in sections
    }
    found: dict[frozenset[Row], set[str]] = defaultdict(set)
    for size in range(1, len(sections) + 1):
        for some in combinations(sections, size):
            found[frozenset(chain.from_iterable(room[section] for section in some))] |= set(some)
    return found


def _difference_is_safe(cube: Cube, policy: Policy, year: int, confined: Set[str], within: Set[Row]) -> bool:
    """Whether rows less the sections confined to them may be known."""
    others = [section for section in cube.sections(year) if section not in confined]
    beyond = added(cube.crossing(row, section) for row in within for section in others)
    inside = added(cube.crossing(row, section) for row in within for section in confined)
    stray = less(added(cube.column(year, section) for section in confined), inside)
    if any(stray.values()):
        return policy.percent is not None and _leaves_enough(less(beyond, stray), policy.percent)
    return is_safe(beyond, policy)


def _leaves_enough(difference: Contributions, percent: Fraction) -> bool:
    """The p%-rule where a group's share of a known difference may be below zero."""
    total = sum(difference.values())
    for target, value in difference.items():
        attacker = max((other for group, other in difference.items() if group != target), default=0)
        if total - value - max(attacker, 0) < percent / 100 * abs(value):
            return False
    return True
