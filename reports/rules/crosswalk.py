"""Reads earlier answers in later codes: a renamed code becomes its successor, merged ones become their sum.

Nothing stored is ever changed by it: a revision keeps the codes that it was signed with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reports.rules.cells import Box, Cell


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """{former code: the code that is counted in its place} of both code lists, without steps in between."""

    groups: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)

    def box(self, box: Box) -> Box:
        """Where an answer to this box belongs now; TOTAL stays TOTAL."""
        group = box.species_group
        return Box(
            box.platform,
            self.measures.get(box.measure, box.measure),
            group if group is None else self.groups.get(group, group),
        )


def resolved(steps: Mapping[str, str]) -> dict[str, str]:
    """Each former code with the last one of its chain. Raises ValueError when codes follow each other in a circle."""
    return {former: _last(former, steps) for former in steps}


def translated(answers: Iterable[Cell], crosswalk: Crosswalk) -> dict[Box, Cell]:
    """Answers by the boxes of today. Numbers that come together are added.

    Where a part of such a sum was not tracked, the sum is of less than the box counts now and would look like a change:
    that box has no answer. A part that was left blank was not broken down, and takes nothing from the others.
    """
    together: dict[Box, list[Cell]] = defaultdict(list)
    for cell in answers:
        together[crosswalk.box(cell.box)].append(cell)
    found = {box: _sum(box, cells) for box, cells in together.items()}
    return {box: cell for box, cell in found.items() if cell is not None}


def _sum(box: Box, cells: list[Cell]) -> Cell | None:
    values = [cell.value for cell in cells if cell.value is not None]
    if not values:
        return Cell(*box, not_tracked=True)
    return Cell(*box, sum(values)) if len(values) == len(cells) else None


def _last(code: str, steps: Mapping[str, str]) -> str:
    seen = {code}
    while code in steps:
        code = steps[code]
        if code in seen:
            raise ValueError(f"Codes follow each other in a circle: {sorted(seen)}.")
        seen.add(code)
    return code
