"""Quarters as values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.calendar import QuarterKey, quarters_of

quarters = st.builds(QuarterKey, st.integers(2000, 2099), st.integers(1, 4))


def test_a_quarter_knows_its_days() -> None:
    quarter = QuarterKey(2024, 1)
    assert (quarter.first_day, quarter.last_day) == (date(2024, 1, 1), date(2024, 3, 31))


def test_the_year_turns_after_the_fourth_quarter() -> None:
    assert QuarterKey(2025, 4).next() == QuarterKey(2026, 1)


def test_there_is_no_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="quarters 1 to 4"):
        QuarterKey(2026, 5)


def test_a_year_is_its_four_quarters() -> None:
    assert [str(quarter) for quarter in quarters_of(2026)] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]


@given(quarters)
def test_quarters_leave_no_day_out(quarter: QuarterKey) -> None:
    assert quarter.next().first_day - quarter.last_day == timedelta(days=1)
    assert QuarterKey.holding(quarter.first_day) == QuarterKey.holding(quarter.last_day) == quarter


@given(quarters, st.integers(-40, 40))
def test_distance_undoes_a_shift(quarter: QuarterKey, shift: int) -> None:
    assert quarter.plus(shift).since(quarter) == shift
