"""The boxes of one platform as a table: columns are measures, rows are species groups; saves nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from members.models import in_language
from reports.forms.boxes import GridBox, GridBoxes
from reports.forms.grid_sums import LISTINGS, CompanySum, Sums, company_sums
from reports.intake.labels import TOTAL_NAMES
from reports.models import Measure, SpeciesGroup, Split
from reports.parts import TOTAL
from reports.profiles import PlatformRow
from reports.rules.cells import Box, Cell
from reports.wording import prose

WIDE = 5
"""From so many measures on a table is wide, and becomes cards earlier."""

type Shown = dict[str, set[str]]
"""{measure: groups} that have a box."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One measure that is split by species; ``sum`` and ``rest`` are worked out from what is saved.

    ``is_first_of_unit`` begins another unit, which is never added to the columns before it.
    """

    measure: Measure
    heading: str
    total: GridBox
    sum: str
    rest: str
    is_first_of_unit: bool


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where a row and a column meet; ``box`` is None where the measure does not have the group."""

    column: GridColumn
    box: GridBox | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One species group with a place for each column; ``sum`` adds up its listings."""

    group: SpeciesGroup
    name: str
    places: tuple[GridPlace, ...]
    sum: str

    @property
    def other_names(self) -> str:
        """How a pasted block may call it: its code and its name in every language."""
        return "|".join((self.group.code, *self.group.names.values()))

    @property
    def about(self) -> str:
        """What belongs to it: the scientific names, and how it is found."""
        return " · ".join(part for part in (self.group.taxon, in_language(self.group.hints)) if part)


@dataclass(frozen=True, slots=True)
class GridSection:
    """The groups of one section."""

    name: str
    is_wildlife: bool
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A platform's table of counts, its measures that are given as a total only, and those of the company.

    ``sum`` adds up the listings of the totals. ``everywhere``: the totals of all platforms together, where there are
    several. ``usual`` of its ``groups`` had a number last quarter.
    """

    platform: PlatformRow | None
    columns: list[GridColumn] = field(default_factory=list)
    sections: list[GridSection] = field(default_factory=list)
    totals_only: list[tuple[Measure, GridBox]] = field(default_factory=list)
    company: list[tuple[Measure, GridBox]] = field(default_factory=list)
    everywhere: list[CompanySum] = field(default_factory=list)
    sum: str = ""
    usual: int = 0
    groups: int = 0

    @property
    def sum_after(self) -> int:
        """The number of the column after which sums of listings stand, 0 where there are none."""
        listings = sum(1 for column in self.columns if column.measure.unit == LISTINGS)
        return listings if listings > 1 else 0

    @property
    def total_names(self) -> tuple[str, ...]:
        """How a pasted block may call the row of the totals."""
        return TOTAL_NAMES

    @property
    def totals(self) -> list[GridPlace]:
        """The row of the totals."""
        return [GridPlace(column, column.total) for column in self.columns]

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return 1 + len(self.columns) + (1 if self.sum_after else 0)

    @property
    def is_wide(self) -> bool:
        return len(self.columns) >= WIDE

    @property
    def boxes(self) -> Iterator[GridBox]:
        """Every box, in the order of the page."""
        yield from (column.total for column in self.columns)
        yield from (place.box for section in self.sections for row in section.rows for place in row.places if place.box)
        yield from (box for _measure, box in (*self.totals_only, *self.company))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Each box with something wrong as (address on the page, sentence)."""
        wrong = [box for box in self.boxes if box.message]
        return [(f"#{b.id}", prose.labelled(b.label, b.message) if b.label else b.message) for b in wrong]

    @property
    def differing(self) -> list[GridBox]:
        """The boxes in which somebody else's answer is another one."""
        return [box for box in self.boxes if box.meanwhile is not None]


def grid_of(
    boxes: GridBoxes,
    platform: PlatformRow | None,
    *,
    has_every_box: bool = False,
    is_usual_only: bool = False,
    named: Collection[Box] = (),
) -> Grid:
    """One platform's boxes: those of the reporting profile, those with an answer and those named, or all there are.

    ``is_usual_only`` leaves out groups that had no number last quarter and have no answer yet.
    """
    layout = boxes.layout
    company = [
        (layout.measures[code], boxes.box(Box(None, code, None))) for code in _company(boxes, named, has_every_box)
    ]
    if platform is None:
        return Grid(None, company=company)
    every = _shown(boxes, platform.slug, named, has_every_box)
    groups, usual = set().union(*every.values()) - {TOTAL}, _answered(boxes.before, platform.slug, has_zero=False)
    kept = usual | _answered(boxes.draft.cells, platform.slug, has_zero=True) if is_usual_only else groups
    shown = {measure: held & {TOTAL, *kept} for measure, held in every.items()}
    measures, sums = [layout.measures[code] for code in shown], Sums(boxes, platform.slug)
    columns = list(_columns(boxes, platform.slug, measures, sums))
    return Grid(
        platform,
        columns=columns,
        sections=list(_sections(boxes, platform.slug, columns, sums, shown)),
        totals_only=[(m, boxes.box(Box(platform.slug, m.code, TOTAL))) for m in measures if m.split == Split.PLATFORM],
        company=company,
        everywhere=company_sums(boxes, platform.slug, measures),
        sum=sums.row(TOTAL),
        usual=len(groups & usual),
        groups=len(groups),
    )


def _company(boxes: GridBoxes, named: Collection[Box], has_every_box: bool) -> list[str]:
    others = {box.measure for box in (*boxes.draft.cells, *named) if box.is_company_count}
    wanted = {*boxes.layout.company_measures, *others}
    every = [m for m in boxes.layout.measures.values() if m.split == Split.COMPANY]
    return [m.code for m in every if has_every_box or m.code in wanted]


def _shown(boxes: GridBoxes, platform: str, named: Collection[Box], has_every_box: bool) -> Shown:
    """{measure: groups} in the order of the measures."""
    found = {code: set(groups) for code, groups in boxes.layout.boxes[platform].items()}
    for box in (*boxes.draft.cells, *named):
        if box.platform == platform:
            found.setdefault(box.measure, {TOTAL}).add(box.species_group or TOTAL)
    if has_every_box:
        found = {m.code: {TOTAL, *boxes.layout.groups} for m in boxes.layout.platform_measures}
    return {m.code: found[m.code] for m in boxes.layout.platform_measures if m.code in found}


def _answered(answers: Mapping[Box, Cell], platform: str, *, has_zero: bool) -> set[str]:
    """The groups of one platform that have a number above 0, with ``has_zero`` any answer."""
    own = [cell for cell in answers.values() if cell.platform == platform and cell.species_group]
    return {cell.species_group or "" for cell in own if has_zero or cell.value}


def _columns(boxes: GridBoxes, platform: str, measures: list[Measure], sums: Sums) -> Iterator[GridColumn]:
    """Measures that are split, listings first."""
    unit = LISTINGS
    split = [measure for measure in measures if measure.split == Split.SPECIES]
    for measure in sorted(split, key=lambda one: one.unit != LISTINGS):
        yield GridColumn(
            measure,
            heading=measure.prompt,
            total=boxes.box(Box(platform, measure.code, TOTAL)),
            sum=sums.parts(measure.code),
            rest=sums.rest(measure.code),
            is_first_of_unit=measure.unit != unit,
        )
        unit = measure.unit


def _sections(
    boxes: GridBoxes, platform: str, columns: list[GridColumn], sums: Sums, shown: Shown
) -> Iterator[GridSection]:
    asked = [(column, column.measure.code, shown[column.measure.code]) for column in columns]
    rows: dict[str, list[GridRow]] = {}
    sections = {}
    for code, group in boxes.layout.groups.items():
        if not any(code in groups for _column, _measure, groups in asked):
            continue
        places = tuple(
            GridPlace(column, boxes.box(Box(platform, measure, code)) if code in groups else None)
            for column, measure, groups in asked
        )
        sections[group.section.code] = group.section
        rows.setdefault(group.section.code, []).append(GridRow(group, str(group), places, sums.row(code)))
    for code, held in rows.items():
        yield GridSection(str(sections[code]), sections[code].is_wildlife, tuple(held))
