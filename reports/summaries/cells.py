"""The cells of one release by quarter, year and section; reads what was frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports.calendar import QuarterKey
from reports.models import CellStatus, ReleaseCell, Table
from reports.parts import Part

TOTAL = "total"


@dataclass(frozen=True)
class Listings:
    """A quarter's total with its parts."""

    total: ReleaseCell
    parts: dict[Part, ReleaseCell]

    @property
    def parts_are_shown(self) -> bool:
        """No part is withheld, so those that are collected make the total."""
        return all(cell.status != CellStatus.WITHHELD for cell in self.parts.values())


class Cells:
    """Looks cells up by what they are about."""

    def __init__(self, cells: Iterable[ReleaseCell]) -> None:
        self.all = list(cells)
        self._by_key = {(cell.table, cell.period, cell.section, cell.part): cell for cell in self.all}

    @property
    def quarters(self) -> list[QuarterKey]:
        """The quarters of the series, first to last."""
        held = {cell.window_start for cell in self.all if cell.table == Table.QUARTER}
        return [QuarterKey.holding(day) for day in sorted(held)]

    @property
    def years(self) -> list[int]:
        """The complete calendar years, first to last."""
        return sorted(int(cell.period) for cell in self.all if cell.table == Table.YEAR)

    def quarter(self, key: QuarterKey) -> Listings | None:
        """One quarter; None when it is not in the series."""
        total = self._by_key.get((Table.QUARTER, str(key), "ALL", TOTAL))
        if total is None:
            return None
        return Listings(total, {part: self._by_key[Table.QUARTER, str(key), "ALL", part.value] for part in Part})

    def parts_over(self, quarters: Iterable[QuarterKey]) -> dict[Part, int] | None:
        """The parts of several quarters together, from their published cells; None unless every quarter shows its own.

        A part that nobody collected in any of them is left out.
        """
        found = [self.quarter(key) for key in quarters]
        shown = [each for each in found if each is not None and each.parts_are_shown]
        if not shown or len(shown) < len(found):
            return None
        values = {part: [each.parts[part].value for each in shown] for part in Part}
        return {part: sum(v or 0 for v in values[part]) for part in Part if any(v is not None for v in values[part])}

    def year(self, year: int) -> ReleaseCell:
        """The total of a complete calendar year."""
        return self._by_key[Table.YEAR, str(year), "ALL", TOTAL]

    def cumulative(self, key: QuarterKey) -> ReleaseCell:
        """The total from the first quarter up to and with this one."""
        return self._by_key[Table.CUMULATIVE, str(key), "ALL", TOTAL]

    def sections(self, year: int) -> list[ReleaseCell]:
        """The sections of a complete calendar year, in their order."""
        return [cell for cell in self.all if cell.table == Table.SECTION_YEAR and cell.period == str(year)]
