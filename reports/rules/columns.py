"""Groups a return's cells by platform and measure, a total with its parts; judges nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from reports.parts import TOTAL
from reports.rules.cells import Box, Cell


@dataclass(frozen=True, slots=True)
class Column:
    """One measure on one platform: the total as answered, its wildlife parts, and what lies outside the total."""

    platform: str
    measure: str
    total: Cell | None
    parts: tuple[Cell, ...]
    outside: tuple[Cell, ...]

    @property
    def split(self) -> int:
        """What the wildlife parts add up to."""
        return sum(part.value or 0 for part in self.parts)

    @property
    def has_parts(self) -> bool:
        """Whether a wildlife part holds a number, zero included."""
        return any(part.value is not None for part in self.parts)

    @property
    def has_numbers(self) -> bool:
        return self.has_parts or any(cell.value is not None for cell in (self.total, *self.outside) if cell)

    @property
    def total_box(self) -> Box:
        return Box(self.platform, self.measure, TOTAL)


def columns_of(cells: Iterable[Cell], outside: Set[str], profile: Iterable[Box] = ()) -> list[Column]:
    """The columns that hold a cell or are in the profile, in order. ``outside``: the groups that are no wildlife."""
    found: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.platform is not None:
            found[cell.platform, cell.measure].append(cell)
    for box in profile:
        if box.platform is not None:
            found.setdefault((box.platform, box.measure), [])
    return [_column(platform, measure, held, outside) for (platform, measure), held in sorted(found.items())]


def _column(platform: str, measure: str, cells: list[Cell], outside: Set[str]) -> Column:
    total = next((cell for cell in cells if cell.is_total), None)
    groups = [cell for cell in cells if not cell.is_total]
    return Column(
        platform,
        measure,
        total,
        parts=tuple(cell for cell in groups if cell.species_group not in outside),
        outside=tuple(cell for cell in groups if cell.species_group in outside),
    )
