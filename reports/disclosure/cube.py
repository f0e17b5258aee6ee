"""The counts behind a release, by owner group, and questions about them; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from reports.aggregate.listings import Leaf
from reports.calendar import QuarterKey
from reports.parts import Part

ALL_PARTS = frozenset(Part)

type Contributions = dict[str, int]


@dataclass(frozen=True, slots=True)
class Cube:
    """Number of each owner group that answered, by quarter, part and section: zeros included, tools left out."""

    leaves: Mapping[Leaf, Mapping[str, int]]

    def row(self, quarter: QuarterKey, parts: Set[Part] = ALL_PARTS) -> Contributions:
        """One quarter, or some of its parts, over all sections. Empty when nobody answered, as below."""
        return _added(groups for leaf, groups in self.leaves.items() if leaf.quarter == quarter and leaf.part in parts)

    def column(self, year: int, section: str) -> Contributions:
        """One section of a calendar year."""
        return _added(
            groups for leaf, groups in self.leaves.items() if leaf.quarter.year == year and leaf.section == section
        )

    def crossing(self, quarter: QuarterKey, parts: Set[Part], section: str) -> Contributions:
        """Where a row meets a section."""
        return _added(self.leaves.get(Leaf(quarter, part, section), {}) for part in parts)

    def sections(self, year: int) -> list[str]:
        """The sections somebody answered in that year, in alphabetical order."""
        return sorted({leaf.section for leaf in self.leaves if leaf.quarter.year == year})


def _added(held: Iterable[Mapping[str, int]]) -> Contributions:
    found: Contributions = {}
    for groups in held:
        for group, value in groups.items():
            found[group] = found.get(group, 0) + value
    return found


def less(whole: Contributions, part: Contributions) -> Contributions:
    """What is left of each group's number."""
    return {group: value - part.get(group, 0) for group, value in whole.items()}


def rows_seen(cube: Cube, quarter: QuarterKey, *, parts_shown: bool) -> Iterator[frozenset[Part]]:
    """The sums over sections that readers know of a quarter: each part that is collected, or only the total."""
    rows = [frozenset({part}) for part in Part] if parts_shown else [ALL_PARTS]
    return (row for row in rows if cube.row(quarter, row))
