"""The range of a withheld cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.calendar import QuarterKey, quarters_of
from reports.disclosure.cells import Cells, Place, ReleaseCell, Table, not_collected, quarter_place, shown, withheld
from reports.disclosure.ranges import round_outward, with_ranges
from reports.parts import UNSPEC, Part

QUARTER = QuarterKey(2025, 1)
YEAR = Place(Table.YEAR, "2025")
UNSPLIT, MAMMALS = (Place(Table.SECTION_YEAR, "2025", section) for section in (UNSPEC, "MAMMAL"))


def ranged(*cells: ReleaseCell) -> Cells:
    return with_ranges({cell.place: cell for cell in cells})


def span(cells: Cells, place: Place) -> tuple[int | None, int | None]:
    return cells[place].low, cells[place].high


def hidden_parts(*parts: Part) -> list[ReleaseCell]:
    return [(withheld if part in parts else not_collected)(quarter_place(QUARTER, part)) for part in Part]


def test_a_part_is_at_most_the_total() -> None:
    cells = ranged(*hidden_parts(Part.REMOVED, Part.BLOCKED), shown(quarter_place(QUARTER), 884_213))
    assert span(cells, quarter_place(QUARTER, Part.REMOVED)) == (0, 890_000)


def test_what_is_not_separated_is_at_most_the_unsplit_of_the_year() -> None:
    total, unsplit = shown(quarter_place(QUARTER), 1000), shown(UNSPLIT, 300)
    cells = ranged(*hidden_parts(Part.REMOVED, Part.NOT_SEPARATED), total, unsplit)
    assert span(cells, quarter_place(QUARTER, Part.NOT_SEPARATED)) == (0, 300)
    assert span(cells, quarter_place(QUARTER, Part.REMOVED)) == (700, 1000)


def test_the_unsplit_of_a_year_is_at_least_what_is_not_separated() -> None:
    not_separated = shown(quarter_place(QUARTER, Part.NOT_SEPARATED), 200)
    cells = ranged(not_separated, shown(YEAR, 1000), withheld(UNSPLIT), withheld(MAMMALS))
    assert (span(cells, UNSPLIT), span(cells, MAMMALS)) == ((200, 1000), (0, 800))


def test_a_withheld_total_is_at_least_what_is_shown_of_it() -> None:
    first, *others = quarters_of(2025)
    totals = [withheld(quarter_place(first)), *(shown(quarter_place(quarter), 100) for quarter in others)]
    cells = ranged(*totals, withheld(YEAR))
    assert (span(cells, YEAR), span(cells, quarter_place(first))) == ((300, None), (0, None))


def test_a_range_once_published_stays() -> None:
    before = ReleaseCell(*withheld(quarter_place(QUARTER)).place, withheld(YEAR).state, low=40, high=190)
    assert ranged(before) == {before.place: before}


@pytest.mark.parametrize(
    ("exact", "rounded"), [((41_387, 190_522), (41_000, 200_000)), ((7, 99), (7, 99)), ((0, None), (0, None))]
)
def test_bounds_are_rounded_away(exact: tuple[int, int | None], rounded: tuple[int, int | None]) -> None:
    assert round_outward(*exact) == rounded


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_rounding_only_widens(low: int, width: int) -> None:
    least, most = round_outward(low, low + width)
    assert least <= low
    assert most is not None
    assert most >= low + width
