"""What a table of counts adds up: a measure's parts, a group's listings, a company's platforms; units never mix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.forms.boxes import GridBoxes
from reports.models import Measure, Split
from reports.rules.cells import Cell
from reports.wording import numbers

LISTINGS = "listings"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class CompanySum:
    """A measure's totals on all platforms together; ``elsewhere`` are those of the platforms not on the page.

    ``code`` is empty for the sum of all listings. ``is_first_of_unit`` begins a unit that is added to nothing above.
    """

    code: str
    name: str
    everywhere: str
    elsewhere: int | None
    is_first_of_unit: bool


class Sums:
    """The sums of one platform, from what is saved."""

    def __init__(self, boxes: GridBoxes, platform: str) -> None:
        listings = {measure.code for measure in boxes.layout.platform_measures if measure.unit == LISTINGS}
        split = {code for code in listings if boxes.layout.measures[code].split == Split.SPECIES}
        self._totals: dict[str, int] = {}
        self._parts: dict[str, list[int]] = defaultdict(list)
        self._rows: dict[str, list[int]] = defaultdict(list)
        for cell in boxes.draft.cells.values():
            if cell.platform != platform or cell.value is None or cell.species_group is None:
                continue
            if cell.measure in split:
                self._rows[cell.species_group].append(cell.value)
            if cell.is_total:
                self._totals[cell.measure] = cell.value
            elif cell.species_group not in boxes.layout.outside:
                self._parts[cell.measure].append(cell.value)

    def parts(self, measure: str) -> str:
        """What the wildlife groups of a measure add up to."""
        return _written(self._parts.get(measure))

    def rest(self, measure: str) -> str:
        """What the total of a measure leaves over."""
        total = self._totals.get(measure)
        return NOTHING if total is None else numbers.whole(total - sum(self._parts.get(measure, ())))

    def row(self, group: str) -> str:
        """The listings of one group, or of the totals."""
        return _written(self._rows.get(group))


def company_sums(boxes: GridBoxes, platform: str, measures: Iterable[Measure]) -> list[CompanySum]:
    """The totals of a company with several platforms, listings first and added up, then each other unit apart."""
    if len(boxes.layout.platforms) < 2:
        return []
    totals = [cell for cell in boxes.draft.cells.values() if cell.is_total and cell.value is not None]
    held = {cell.measure for cell in totals} | {measure.code for measure in measures}
    asked = [measure for measure in boxes.layout.platform_measures if measure.code in held]
    listings = [measure for measure in asked if measure.unit == LISTINGS]
    others = [measure for measure in asked if measure.unit != LISTINGS]
    together = _sum("", _("Listings removed or blocked"), [t for t in totals if _is_of(t, listings)], platform)
    return [
        *(_sum(m.code, m.prompt, [t for t in totals if t.measure == m.code], platform) for m in listings),
        *([together] if listings else []),
        *(_sum(m.code, m.prompt, [t for t in totals if t.measure == m.code], platform, apart=True) for m in others),
    ]


def _is_of(total: Cell, measures: Iterable[Measure]) -> bool:
    return any(total.measure == measure.code for measure in measures)


def _sum(code: str, name: str, totals: list[Cell], platform: str, *, apart: bool = False) -> CompanySum:
    everywhere = [total.value or 0 for total in totals]
    elsewhere = [total.value or 0 for total in totals if total.platform != platform]
    return CompanySum(code, name, _written(everywhere), sum(elsewhere) if elsewhere else None, apart)


def _written(counts: list[int] | None) -> str:
    return numbers.whole(sum(counts)) if counts else NOTHING
