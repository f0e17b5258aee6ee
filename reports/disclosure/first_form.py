"""The first form of a release: which cells of the scope ``all`` may be shown. Safe by being small, without a solver.

Cells: quarter x {removed, blocked, not separated, total}; the total of each complete calendar year; the cumulative
total up to each quarter; section x complete calendar year. Rules: an unsafe part withholds all parts of its quarter; a
withheld quarter total withholds its parts and every year, section x year and cumulative cell that contains it; an
unsafe section withholds all sections of its year.

Why it is safe. Let an attacker know every shown cell, who answered which box, and their own numbers. What they see of
the others are sums, so any numbers of the others with the same sums fit. Take one other group, multiply all its numbers
by 1 + p/100, and let the remaining groups fill each shown sum up. This fits, and so does 1 - p/100, when three things
hold; so nobody narrows any number of that group, shown or withheld, to less than p percent either way:

1. Each shown row leaves the remaining groups that much: this is the p%-rule. Sums of safe cells are safe, so totals of
   shown parts, years of shown quarters and cumulative totals need no check of their own, and they tell nothing new.
2. Each shown section leaves them that much: checked.
3. The remaining groups can fill rows (quarter x part) and columns (sections) together. They can when no set of sections
   asks for more than the rows can hold where one of them may stand (the theorem of Hall and Gale on transport): this
   is the p%-rule on the difference of the two, checked in ``sections``.

A withheld quarter is in no shown sum, so nothing bounds it. Withheld parts and sections are bounded by shown totals
only, and those are safe. Cells published before keep value and state for ever, and so do their inputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reports.aggregate.listings import Leaf
from reports.calendar import QuarterKey, quarters_of
from reports.disclosure.cells import (
    Cells,
    Place,
    ReleaseCell,
    State,
    Table,
    not_collected,
    quarter_place,
    shown,
    withheld,
)
from reports.disclosure.cube import Contributions, Cube
from reports.disclosure.primary import Policy, is_safe
from reports.disclosure.ranges import with_ranges
from reports.disclosure.sections import sections_are_safe
from reports.parts import Part


def first_form(
    leaves: Mapping[Leaf, Mapping[str, int]],
    quarters: Sequence[QuarterKey],
    policy: Policy,
    published: Iterable[ReleaseCell] = (),
) -> list[ReleaseCell]:
    """All cells of a release.

    ``leaves``: number of each owner group that answered, by quarter, part and section, zeros included, tools and
    services left out. ``quarters``: the whole series. ``published``: the cells of the release before, copied unchanged.
    Raises ValueError when the numbers of a published quarter are not those it was published with.
    """
    cube, kept = Cube(leaves), {cell.place: cell for cell in published}
    cells: Cells = {}
    for quarter in sorted(quarters):
        cells |= _settled(_quarter_cells(cube, policy, quarter), kept)
        _check_inputs(cube, cells[quarter_place(quarter)], quarter)
        contained = [quarter_place(each) for each in quarters if each <= quarter]
        cells |= _settled([_sum_cell(cells, Place(Table.CUMULATIVE, str(quarter)), contained)], kept)
    for year in sorted({quarter.year for quarter in quarters}):
        if set(quarters_of(year)) <= set(quarters):
            contained = [quarter_place(each) for each in quarters_of(year)]
            cells |= _settled([_sum_cell(cells, Place(Table.YEAR, str(year)), contained)], kept)
            cells |= _settled(_section_cells(cube, policy, year, cells), kept)
    return list(with_ranges(cells).values())


def _settled(cells: Iterable[ReleaseCell], kept: Cells) -> Cells:
    return {cell.place: kept.get(cell.place, cell) for cell in cells}


def _quarter_cells(cube: Cube, policy: Policy, quarter: QuarterKey) -> list[ReleaseCell]:
    parts = {part: cube.row(quarter, {part}) for part in Part}
    total = cube.row(quarter)
    total_shown = is_safe(total, policy)
    parts_shown = total_shown and all(is_safe(contributions, policy) for contributions in parts.values())
    return [
        *(_cell(quarter_place(quarter, part), groups, is_shown=parts_shown) for part, groups in parts.items()),
        _cell(quarter_place(quarter), total, is_shown=total_shown),
    ]


def _sum_cell(cells: Cells, place: Place, contained: Sequence[Place]) -> ReleaseCell:
    """A total of totals: withheld with any of them; a quarter that nobody collected adds nothing."""
    states = {cells[each].state for each in contained}
    if State.WITHHELD in states:
        return withheld(place)
    if State.SHOWN not in states:
        return not_collected(place)
    return shown(place, sum(cells[each].value or 0 for each in contained))


def _section_cells(cube: Cube, policy: Policy, year: int, cells: Cells) -> list[ReleaseCell]:
    parts_shown = {quarter: _shows_parts(cells, quarter) for quarter in quarters_of(year)}
    year_shown = cells[Place(Table.YEAR, str(year))].state is State.SHOWN
    all_shown = year_shown and sections_are_safe(cube, policy, year, parts_shown)
    return [
        _cell(Place(Table.SECTION_YEAR, str(year), section), cube.column(year, section), is_shown=all_shown)
        for section in cube.sections(year)
    ]


def _shows_parts(cells: Cells, quarter: QuarterKey) -> bool:
    return all(cells[quarter_place(quarter, part)].state is not State.WITHHELD for part in Part)


def _cell(place: Place, groups: Contributions, *, is_shown: bool) -> ReleaseCell:
    if not groups:
        return not_collected(place)
    return shown(place, sum(groups.values())) if is_shown else withheld(place)


def _check_inputs(cube: Cube, total: ReleaseCell, quarter: QuarterKey) -> None:
    """A published quarter keeps its inputs; other numbers under its old cells would tell the difference."""
    groups = cube.row(quarter)
    if total.state is State.SHOWN and total.value != sum(groups.values()):
        raise ValueError(f"{total.place.period} was published with other numbers than it is given now.")
