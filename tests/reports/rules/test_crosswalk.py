"""Earlier answers in later codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules.cells import Box, Cell
from reports.rules.crosswalk import Crosswalk, resolved, translated

IVORY = Crosswalk(groups={"TUSKS": "IVORY", "CARVINGS": "IVORY"}, measures={"taken-down": "removed"})


def cell(group: str | None, value: int | None, measure: str = "removed") -> Cell:
    return Cell("p" if group else None, measure, group, value, not_tracked=value is None)


def test_a_chain_leads_to_its_last_code() -> None:
    assert resolved({"A": "B", "B": "C", "X": "Y"}) == {"A": "C", "B": "C", "X": "Y"}


def test_codes_in_a_circle_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        resolved({"A": "B", "B": "C", "C": "A"})


def test_a_renamed_measure_keeps_its_answers_totals_among_them() -> None:
    answers = translated([cell("TOTAL", 9, "taken-down"), cell(None, 4, "taken-down")], IVORY)
    assert answers == {Box("p", "removed", "TOTAL"): cell("TOTAL", 9), Box(None, "removed", None): cell(None, 4)}


def test_merged_numbers_are_added_also_to_what_the_successor_had() -> None:
    answers = translated([cell("TUSKS", 2), cell("CARVINGS", 0), cell("IVORY", 5)], IVORY)
    assert answers == {Box("p", "removed", "IVORY"): cell("IVORY", 7)}


def test_a_sum_without_one_of_its_parts_is_no_answer() -> None:
    assert translated([cell("TUSKS", 2), cell("CARVINGS", None)], IVORY) == {}


def test_parts_of_which_none_was_tracked_are_not_tracked_together() -> None:
    answers = translated([cell("TUSKS", None), cell("CARVINGS", None)], IVORY)
    assert answers == {Box("p", "removed", "IVORY"): cell("IVORY", None)}


def test_a_blank_part_takes_nothing_from_the_others() -> None:
    assert translated([cell("TUSKS", 2)], IVORY) == {Box("p", "removed", "IVORY"): cell("IVORY", 2)}


def test_without_successions_answers_are_as_they_were() -> None:
    answers = [cell("TOTAL", 3), cell("TUSKS", 1), cell(None, None)]
    assert translated(answers, Crosswalk()) == {one.box: one for one in answers}


NUMBERS = st.dictionaries(st.sampled_from(["TUSKS", "CARVINGS", "IVORY", "TIGER", "TOTAL"]), st.integers(0, 10**9))


@given(NUMBERS)
def test_no_number_is_lost_or_made_and_reading_twice_changes_nothing(values: dict[str, int]) -> None:
    once = translated([cell(group, value) for group, value in values.items()], IVORY)
    assert sum(one.value or 0 for one in once.values()) == sum(values.values())
    assert translated(once.values(), IVORY) == once
