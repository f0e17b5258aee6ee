"""The counts behind a release, by owner group, and questions about them; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from reports.aggregate.listings import Leaf
from reports.calendar import QuarterKey
from reports.parts import Part

ALL_PARTS = frozenset(Part)

type Contributions = dict[str, int]


class Row(NamedTuple):
    """A sum over sections: some parts of a quarter together."""

    quarter: QuarterKey
    parts: frozenset[Part]


@dataclass(frozen=True, slots=True)
class Cube:
    """Number of each owner group that answered, by quarter, part and section: zeros included, tools left out."""

    leaves: Mapping[Leaf, Mapping[str, int]]

    def row(self, quarter: QuarterKey, parts: Set[Part] = ALL_PARTS) -> Contributions:
        """One quarter, or some of its parts, over all sections. Empty when nobody answered, as below."""
        return added(groups for leaf, groups in self.leaves.items() if leaf.quarter == quarter and leaf.part in parts)

    def column(self, year: int, section: str) -> Contributions:
        """One section of a calendar year."""
        return added(
            groups for leaf, groups in self.leaves.items() if leaf.quarter.year == year and leaf.section == section
        )

    def crossing(self, row: Row, section: str) -> Contributions:
        """Where a row meets a section."""
        return added(self.leaves.get(Leaf(row.quarter, part, section), {}) for part in row.parts)

    def sections(self, year: int) -> list[str]:
        """The sections somebody answered in that year, in alphabetical order."""
        return sorted({leaf.section for leaf in self.leaves if leaf.quarter.year == year})

    def rows_seen(self, quarter: QuarterKey, *, parts_shown: bool) -> list[Row]:
        """The sums that readers know of a quarter: each part somebody answered, or only the total."""
        parts = [frozenset({part}) for part in Part] if parts_shown else [ALL_PARTS]
        return [Row(quarter, some) for some in parts if self.row(quarter, some)]


def added(held: Iterable[Mapping[str, int]]) -> Contributions:
    """The sum of each group that is in any of them."""
    found: Contributions = {}
    for groups in held:
        for group, value in groups.items():
            found[group] = found.get(group, 0) + value
    return found


def less(whole: Contributions, part: Contributions) -> Contributions:
    """The difference of each group that is in either; below zero where the part is the larger."""
    return {group: whole.get(group, 0) - part.get(group, 0) for group in whole.keys() | part.keys()}
