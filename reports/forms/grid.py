"""The boxes of one platform as a table: columns are measures, rows are species groups; saves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reports.forms.boxes import GridBox, GridBoxes
from reports.models import TOTAL, Measure, SpeciesGroup, Split
from reports.profiles import PlatformRow
from reports.rules.cells import Box
from reports.wording import numbers, prose

LISTINGS = "listings"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One measure that is split by species; ``sum`` and ``rest`` are worked out from what is saved."""

    measure: Measure
    total: GridBox
    sum: str
    rest: str
    is_other_unit: bool
    is_first_of_unit: bool


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where a row and a column meet; ``box`` is None where the measure does not have the group."""

    column: GridColumn
    box: GridBox | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One species group with a place for each column."""

    group: SpeciesGroup
    places: tuple[GridPlace, ...]

    @property
    def other_names(self) -> str:
        """How a pasted block may call it: its code and its name in every language."""
        return "|".join((self.group.code, *self.group.names.values()))


@dataclass(frozen=True, slots=True)
class GridSection:
    """The groups of one section."""

    name: str
    is_wildlife: bool
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A platform's table of counts, its measures that are given as a total only, and those of the company."""

    platform: PlatformRow | None
    columns: list[GridColumn] = field(default_factory=list)
    sections: list[GridSection] = field(default_factory=list)
    totals_only: list[tuple[Measure, GridBox]] = field(default_factory=list)
    company: list[tuple[Measure, GridBox]] = field(default_factory=list)

    @property
    def boxes(self) -> Iterator[GridBox]:
        """Every box, in the order of the page."""
        yield from (column.total for column in self.columns)
        yield from (place.box for section in self.sections for row in section.rows for place in row.places if place.box)
        yield from (box for _measure, box in (*self.totals_only, *self.company))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Each unreadable box as (address on the page, sentence)."""
        return [(f"#{box.id}", prose.labelled(box.label, box.message)) for box in self.boxes if box.message]

    @property
    def differing(self) -> list[GridBox]:
        """The boxes in which somebody else's answer is another one."""
        return [box for box in self.boxes if box.meanwhile is not None]


def grid_of(boxes: GridBoxes, platform: PlatformRow | None, *, has_every_box: bool = False) -> Grid:
    """One platform's boxes: those of the reporting profile and those with an answer, or every box there is."""
    layout = boxes.layout
    company = [(layout.measures[code], boxes.box(Box(None, code, None))) for code in _company(boxes, has_every_box)]
    if platform is None:
        return Grid(None, company=company)
    shown = _shown(boxes, platform.slug, has_every_box)
    split = [layout.measures[code] for code in shown if layout.measures[code].split == Split.SPECIES]
    whole = [layout.measures[code] for code in shown if layout.measures[code].split == Split.PLATFORM]
    columns = list(_columns(boxes, platform.slug, split))
    return Grid(
        platform,
        columns=columns,
        sections=list(_sections(boxes, platform.slug, columns, shown)),
        totals_only=[(m, boxes.box(Box(platform.slug, m.code, TOTAL))) for m in whole],
        company=company,
    )


def _company(boxes: GridBoxes, has_every_box: bool) -> list[str]:
    wanted = {*boxes.layout.company_measures, *(box.measure for box in boxes.draft.cells if box.is_company_count)}
    every = [m for m in boxes.layout.measures.values() if m.split == Split.COMPANY]
    return [m.code for m in every if has_every_box or m.code in wanted]


def _shown(boxes: GridBoxes, platform: str, has_every_box: bool) -> dict[str, set[str]]:
    """{measure: groups} in the order of the measures."""
    found = {code: set(groups) for code, groups in boxes.layout.boxes[platform].items()}
    for box in boxes.draft.cells:
        if box.platform == platform:
            found.setdefault(box.measure, {TOTAL}).add(box.species_group or TOTAL)
    if has_every_box:
        found = {m.code: {TOTAL, *boxes.layout.groups} for m in boxes.layout.platform_measures}
    return {m.code: found[m.code] for m in boxes.layout.platform_measures if m.code in found}


def _columns(boxes: GridBoxes, platform: str, measures: Iterable[Measure]) -> Iterator[GridColumn]:
    unit = LISTINGS
    for measure in measures:
        total = boxes.draft.cells.get(Box(platform, measure.code, TOTAL))
        parts = [
            cell.value
            for box, cell in boxes.draft.cells.items()
            if (box.platform, box.measure) == (platform, measure.code)
            and not cell.is_total
            and cell.value is not None
            and box.species_group not in boxes.layout.outside
        ]
        rest = total.value - sum(parts) if total and total.value is not None else None
        yield GridColumn(
            measure,
            total=boxes.box(Box(platform, measure.code, TOTAL)),
            sum=numbers.whole(sum(parts)) if parts else "–",
            rest="–" if rest is None else numbers.whole(rest),
            is_other_unit=measure.unit != LISTINGS,
            is_first_of_unit=measure.unit not in (LISTINGS, unit),
        )
        unit = measure.unit


def _sections(
    boxes: GridBoxes, platform: str, columns: list[GridColumn], shown: dict[str, set[str]]
) -> Iterator[GridSection]:
    rows: dict[str, list[GridRow]] = {}
    sections = {}
    for code, group in boxes.layout.groups.items():
        asked = {column.measure.code for column in columns if code in shown[column.measure.code]}
        if asked:
            places = (
                GridPlace(c, boxes.box(Box(platform, c.measure.code, code)) if c.measure.code in asked else None)
                for c in columns
            )
            sections[group.section.code] = group.section
            rows.setdefault(group.section.code, []).append(GridRow(group, tuple(places)))
    for code, held in rows.items():
        yield GridSection(str(sections[code]), sections[code].is_wildlife, tuple(held))
