"""What a release of the first form shows, and what nobody can work out from it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.aggregate.listings import Leaf
from reports.calendar import QuarterKey
from reports.disclosure.cells import Place, ReleaseCell, State, Table, quarter_place
from reports.disclosure.first_form import first_form
from reports.disclosure.primary import release_policy
from reports.parts import UNSPEC, Part
from tests.reports.disclosure.attack import bounds
from tests.reports.disclosure.cubes import QUARTERS, SECTIONS, YEAR, Leaves, cubes, even

POLICY = release_policy(3, 10)
P = Fraction(10, 100)
GROUPS = "abcde"
FIRST, SECOND, THIRD, FOURTH = QUARTERS


def release(leaves: Leaves, quarters: tuple[QuarterKey, ...] = QUARTERS) -> dict[Place, ReleaseCell]:
    return {cell.place: cell for cell in first_form(leaves, quarters, POLICY)}


def states(cells: dict[Place, ReleaseCell], table: Table) -> dict[tuple[str, str], State]:
    return {(place.period, place.item): cell.state for place, cell in cells.items() if place.table is table}


def giant(leaves: Leaves, quarter: QuarterKey, part: Part) -> Leaves:
    """One group holds nearly all of one part, which gives it away, though not in the total."""
    return leaves | {Leaf(quarter, part, section): dict.fromkeys(GROUPS, 1) | {"a": 1000} for section in SECTIONS}


def test_an_even_year_is_shown_whole() -> None:
    cells = release(even(GROUPS))
    assert {cell.state for cell in cells.values()} == {State.SHOWN, State.NOT_COLLECTED}
    assert cells[Place(Table.YEAR, "2025")].value == cells[Place(Table.CUMULATIVE, "2025-Q4")].value == 12_000


def test_a_part_nobody_tracks_is_not_collected() -> None:
    cell = release(even(GROUPS))[quarter_place(FIRST, Part.NOT_SEPARATED)]
    assert (cell.state, cell.value, cell.low) == (State.NOT_COLLECTED, None, None)


def test_an_unsafe_part_withholds_the_parts_and_not_the_total() -> None:
    leaves = giant(even(GROUPS, 1000), FIRST, Part.BLOCKED)
    found = {place.item: cell.state for place, cell in release(leaves).items() if place.period == "2025-Q1"}
    assert found[Part.REMOVED] == found[Part.BLOCKED] == State.WITHHELD
    assert found["total"] == State.SHOWN


def test_zero_is_withheld_where_somebody_reported_it() -> None:
    leaves = even(GROUPS) | {Leaf(FIRST, Part.NOT_SEPARATED, UNSPEC): {"a": 0}}
    assert release(leaves)[quarter_place(FIRST, Part.NOT_SEPARATED)].state is State.WITHHELD


def test_a_withheld_total_withholds_all_that_contains_it() -> None:
    cells = release(even(GROUPS) | even("ab", 5000, quarters=[THIRD]))
    assert states(cells, Table.CUMULATIVE) == {
        ("2025-Q1", "total"): State.SHOWN,
        ("2025-Q2", "total"): State.SHOWN,
        ("2025-Q3", "total"): State.WITHHELD,
        ("2025-Q4", "total"): State.WITHHELD,
    }
    assert {*states(cells, Table.YEAR).values(), *states(cells, Table.SECTION_YEAR).values()} == {State.WITHHELD}


def test_an_unsafe_section_withholds_all_sections_of_its_year() -> None:
    leaves = even(GROUPS)
    for quarter in QUARTERS:
        leaves[Leaf(quarter, Part.REMOVED, "BIRD")] = dict.fromkeys(GROUPS, 0) | {"a": 900}
        leaves[Leaf(quarter, Part.REMOVED, "MAMMAL")] = dict.fromkeys(GROUPS, 1000)
        leaves[Leaf(quarter, Part.BLOCKED, "BIRD")] = dict.fromkeys(GROUPS, 1)
    assert set(states(release(leaves), Table.SECTION_YEAR).values()) == {State.WITHHELD}


def test_a_year_that_is_not_complete_has_no_cell() -> None:
    cells = release(even(GROUPS), quarters=QUARTERS[:3])
    assert not [place for place in cells if place.table in {Table.YEAR, Table.SECTION_YEAR}]


def test_published_cells_are_copied_whatever_the_policy_says_now() -> None:
    before = first_form(even(GROUPS), QUARTERS, POLICY)
    after = first_form(even(GROUPS), (*QUARTERS, FOURTH.next()), release_policy(50, 10), before)
    assert set(before) <= set(after)


def test_other_inputs_under_a_published_quarter_are_refused() -> None:
    before = first_form(even(GROUPS), QUARTERS, POLICY)
    with pytest.raises(ValueError, match="2025-Q1"):
        first_form(even(GROUPS, 101), QUARTERS, POLICY, before)


def test_what_unspec_hides_beside_not_separated_is_checked() -> None:
    """Only a leaves anything unsplit; UNSPEC less the shown *not separated* cells would be a's number."""
    leaves = even(GROUPS)
    for leaf in list(leaves):
        if leaf.section == UNSPEC:
            leaves[leaf] = dict.fromkeys(GROUPS, 0) | {"a": 50}
    for quarter in QUARTERS:
        leaves[Leaf(quarter, Part.NOT_SEPARATED, UNSPEC)] = dict.fromkeys("uvwxyz", 500)
    cells = release(leaves)
    assert set(states(cells, Table.SECTION_YEAR).values()) == {State.WITHHELD}


def test_a_section_that_lives_in_one_quarter_is_not_shown() -> None:
    """Birds come from f to k in one quarter only; its total less the year's birds would be a's number."""
    leaves: Leaves = {Leaf(quarter, Part.REMOVED, UNSPEC): dict.fromkeys(GROUPS, 100) for quarter in QUARTERS[1:]}
    leaves[Leaf(FIRST, Part.REMOVED, UNSPEC)] = dict.fromkeys("fghijk", 0) | {"a": 100}
    leaves[Leaf(FIRST, Part.REMOVED, "BIRD")] = dict.fromkeys("fghijk", 100)
    cells = release(leaves)
    assert cells[quarter_place(FIRST)].state is State.SHOWN
    assert set(states(cells, Table.SECTION_YEAR).values()) == {State.WITHHELD}


def test_a_corner_that_few_answer_does_not_hide_the_year() -> None:
    leaves = even(GROUPS) | {Leaf(FIRST, Part.BLOCKED, "BIRD"): {"a": 3, "b": 1}}
    assert set(states(release(leaves), Table.SECTION_YEAR).values()) == {State.SHOWN}


@given(cubes())
def test_a_shown_cell_is_the_sum_of_its_counts(leaves: Leaves) -> None:
    for cell in release(leaves).values():
        if cell.state is State.SHOWN and cell.table in {Table.QUARTER, Table.SECTION_YEAR}:
            assert cell.value == sum(
                sum(groups.values())
                for leaf, groups in leaves.items()
                if cell.item in {leaf.part, leaf.section, "total"} and cell.period in str(leaf.quarter)
            )


@given(cubes())
def test_years_and_cumulative_totals_add_shown_quarters_only(leaves: Leaves) -> None:
    cells = release(leaves)
    totals = [cells[quarter_place(quarter)] for quarter in QUARTERS]
    for place, contained in ((Place(Table.YEAR, str(YEAR)), totals), (Place(Table.CUMULATIVE, "2025-Q2"), totals[:2])):
        if cells[place].state is State.SHOWN:
            assert cells[place].value == sum(cell.value or 0 for cell in contained)
        assert (cells[place].state is State.WITHHELD) == any(cell.state is State.WITHHELD for cell in contained)


@given(cubes())
def test_every_range_holds_the_hidden_number(leaves: Leaves) -> None:
    for cell in release(leaves).values():
        if cell.state is State.WITHHELD and cell.table in {Table.QUARTER, Table.SECTION_YEAR}:
            hidden = sum(
                sum(groups.values())
                for leaf, groups in leaves.items()
                if cell.item in {leaf.part, leaf.section, "total"} and cell.period in str(leaf.quarter)
            )
            assert cell.low is not None
            assert cell.low <= hidden <= (hidden if cell.high is None else cell.high)


@settings(max_examples=150, deadline=None)
@given(cubes(), st.data())
def test_nobody_works_out_another_company(leaves: Leaves, data: st.DataObject) -> None:
    """Any group against any other, and any cell of the cube, shown or not: both bounds stay p percent away."""
    groups = sorted({group for held in leaves.values() for group in held})
    attacker = data.draw(st.sampled_from([None, *groups]), label="attacker")
    target = data.draw(st.sampled_from([group for group in groups if group != attacker]), label="target")
    cells = first_form(leaves, QUARTERS, POLICY)
    quarter, part = data.draw(st.sampled_from(QUARTERS)), data.draw(st.sampled_from([*Part, None]))
    section = data.draw(st.sampled_from(["BIRD", "MAMMAL", UNSPEC, None]))

    def aim(leaf: Leaf) -> bool:
        if section:
            return leaf.section == section
        return leaf.quarter == quarter and part in {leaf.part, None}

    true = sum(held.get(target, 0) for leaf, held in leaves.items() if aim(leaf))
    low, high = bounds(leaves, cells, attacker, target, aim)
    assert low <= (1 - P) * true
    assert high is None or high >= (1 + P) * true
