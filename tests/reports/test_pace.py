"""Pace towards a target."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.calendar import QuarterKey
from reports.pace import Band, CannotCompute, Direction, Goal, Kind, Pace, Reason, Standing, pace

START = QuarterKey(2024, 4)
GOAL = Goal(Kind.CHANGE, 1000, START.plus(10), Direction.UP, 0, START)
FULL = Fraction(1)


def after(quarters: int, now: int | None) -> Standing:
    return Standing(now, START.plus(quarters), FULL, quarters_with_data=8)


@pytest.mark.parametrize(
    ("now", "band"),
    [
        (1000, Band.ACHIEVED),
        (475, Band.ON_PACE),
        (474, Band.BEHIND),
        (300, Band.BEHIND),
        (299, Band.FAR_BEHIND),
        (0, Band.FAR_BEHIND),
        (-1, Band.MOVING_AWAY),
    ],
)
def test_each_band_begins_at_its_ratio(now: int, band: Band) -> None:
    found = pace(GOAL, after(5, now))
    assert isinstance(found, Pace)
    assert found.band == band


def test_ratio_and_need_are_exact() -> None:
    assert pace(GOAL, after(3, 100)) == Pace(Band.FAR_BEHIND, Fraction(1, 3), Fraction(900, 7))


def test_a_reduction_is_paced_downwards() -> None:
    goal = Goal(Kind.CHANGE, 20, START.plus(10), Direction.DOWN, 100, START)
    assert pace(goal, after(5, 60)) == Pace(Band.ON_PACE, Fraction(1), Fraction(-8))


@pytest.mark.parametrize(
    ("goal", "standing", "reason"),
    [
        (replace(GOAL, direction=None), after(5, 1), Reason.NO_DIRECTION),
        (replace(GOAL, baseline=None), after(5, 1), Reason.NO_BASELINE),
        (replace(GOAL, baseline=1000), after(5, 1), Reason.TARGET_IS_BASELINE),
        (replace(GOAL, direction=Direction.DOWN), after(5, 1), Reason.AGAINST_DIRECTION),
        (replace(GOAL, due=START), after(5, 1), Reason.DUE_BEFORE_BASELINE),
        (GOAL, after(0, 1), Reason.NOT_STARTED),
        (GOAL, after(5, None), Reason.NO_VALUE),
    ],
)
def test_what_cannot_be_computed_says_why(goal: Goal, standing: Standing, reason: Reason) -> None:
    assert pace(goal, standing) == CannotCompute(reason)


@pytest.mark.parametrize("thin", [{"coverage": Fraction(79, 100)}, {"quarters_with_data": 3}])
def test_thin_data_have_no_pace(thin: dict[str, object]) -> None:
    assert pace(GOAL, replace(after(5, 1000), **thin)) == Pace(Band.NOT_ENOUGH_DATA)  # type: ignore[arg-type]


def test_four_fifths_of_the_members_are_enough() -> None:
    assert pace(GOAL, replace(after(5, 1000), coverage=Fraction(4, 5))) == Pace(Band.ACHIEVED, Fraction(2))


def test_a_target_missed_at_its_date_is_not_on_pace() -> None:
    assert pace(GOAL, after(10, 990)) == Pace(Band.BEHIND, Fraction(99, 100))


def test_a_level_is_held_or_not() -> None:
    goal = Goal(Kind.LEVEL, Fraction(95, 100), START.plus(4), Direction.UP)
    reporting = Standing(Fraction(9, 10), START, None, quarters_with_data=1)
    assert pace(goal, reporting) == Pace(Band.NOT_ACHIEVED, needed=Fraction(1, 20))
    assert pace(goal, replace(reporting, now=Fraction(95, 100))) == Pace(Band.ACHIEVED)


@given(st.integers(1, 9), st.integers(0, 999))
def test_keeping_the_needed_change_reaches_the_target(quarters: int, now: int) -> None:
    found = pace(GOAL, after(quarters, now))
    assert isinstance(found, Pace)
    assert found.needed is not None
    assert now + found.needed * (10 - quarters) == 1000
