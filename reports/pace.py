"""Whether a target is being met, or why that cannot be said. Exact arithmetic; no sentence, no colour, no database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from reports.calendar import QuarterKey

type Number = int | Fraction

LEAST_COVERAGE = Fraction(80, 100)
LEAST_QUARTERS = 4


class Kind(StrEnum):
    """A change from a baseline by a due date, or a level to hold in each quarter (95 % of members reporting)."""

    CHANGE = "change"
    LEVEL = "level"


class Direction(StrEnum):
    """Which way is forward. A target without one has no pace."""

    UP = "up"
    DOWN = "down"


class Band(StrEnum):
    """The status words of a target."""

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not_achieved"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    MOVING_AWAY = "moving_away"
    NOT_ENOUGH_DATA = "not_enough_data"


class Reason(StrEnum):
    """Why a pace cannot be computed."""

    NO_DIRECTION = "no_direction"
    NO_BASELINE = "no_baseline"
    NO_VALUE = "no_value"
    TARGET_IS_BASELINE = "target_is_baseline"
    AGAINST_DIRECTION = "against_direction"
    DUE_BEFORE_BASELINE = "due_before_baseline"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Goal:
    """One version of a target. The baseline and its quarter are None while not established; a level needs none."""

    kind: Kind
    target: Number
    due: QuarterKey
    direction: Direction | None
    baseline: Number | None = None
    baseline_quarter: QuarterKey | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the measure stands in the latest quarter. ``coverage`` from 0 to 1, None when it does not apply."""

    now: Number | None
    quarter: QuarterKey
    coverage: Fraction | None
    quarters_with_data: int


@dataclass(frozen=True, slots=True)
class Pace:
    """The status of a target.

    ``ratio`` is R, the average change so far over the average change the target asks for; a level has none.
    ``needed`` is the change per quarter from now to the due quarter, for a level the change to reach it; None when
    the target is achieved, no quarter is left, or data are too few.
    """

    band: Band
    ratio: Fraction | None = None
    needed: Fraction | None = None


@dataclass(frozen=True, slots=True)
class CannotCompute:
    """There is no pace, and the page says why."""

    reason: Reason


class _Baseline(NamedTuple):
    value: Number
    quarter: QuarterKey


def pace(goal: Goal, standing: Standing) -> Pace | CannotCompute:
    """The status of a target by the Open SDG method: R compares the average change so far with the one asked for."""
    if goal.direction is None:
        return CannotCompute(Reason.NO_DIRECTION)
    return _level(goal, standing) if goal.kind is Kind.LEVEL else _change(goal, standing)


def _level(goal: Goal, standing: Standing) -> Pace | CannotCompute:
    if standing.now is None:
        return CannotCompute(Reason.NO_VALUE)
    if _is_thin(standing):
        return Pace(Band.NOT_ENOUGH_DATA)
    if _is_reached(goal, standing.now):
        return Pace(Band.ACHIEVED)
    return Pace(Band.NOT_ACHIEVED, needed=Fraction(goal.target - standing.now))


def _change(goal: Goal, standing: Standing) -> Pace | CannotCompute:
    if goal.baseline is None or goal.baseline_quarter is None:
        return CannotCompute(Reason.NO_BASELINE)
    baseline = _Baseline(goal.baseline, goal.baseline_quarter)
    reason = _contradiction(goal, baseline, standing.quarter)
    if reason is not None:
        return CannotCompute(reason)
    if standing.now is None:
        return CannotCompute(Reason.NO_VALUE)
    if _is_thin(standing) or standing.quarters_with_data < LEAST_QUARTERS:
        return Pace(Band.NOT_ENOUGH_DATA)
    return _change_pace(goal, baseline, standing.now, standing.quarter)


def _contradiction(goal: Goal, baseline: _Baseline, quarter: QuarterKey) -> Reason | None:
    if goal.target == baseline.value:
        return Reason.TARGET_IS_BASELINE
    if (goal.target > baseline.value) != (goal.direction is Direction.UP):
        return Reason.AGAINST_DIRECTION
    if goal.due <= baseline.quarter:
        return Reason.DUE_BEFORE_BASELINE
    return Reason.NOT_STARTED if quarter <= baseline.quarter else None


def _change_pace(goal: Goal, baseline: _Baseline, now: Number, quarter: QuarterKey) -> Pace:
    so_far = Fraction(now - baseline.value) / quarter.since(baseline.quarter)
    asked = Fraction(goal.target - baseline.value) / goal.due.since(baseline.quarter)
    ratio = so_far / asked
    if _is_reached(goal, now):
        return Pace(Band.ACHIEVED, ratio)
    left = goal.due.since(quarter)
    if left <= 0:
        # Whatever the pace was, the due quarter is over and the target was not reached.
        return Pace(min(_band(ratio), Band.BEHIND, key=_RANK.index), ratio)
    return Pace(_band(ratio), ratio, Fraction(goal.target - now) / left)


def _is_thin(standing: Standing) -> bool:
    return standing.coverage is not None and standing.coverage < LEAST_COVERAGE


_RANK = (Band.MOVING_AWAY, Band.FAR_BEHIND, Band.BEHIND, Band.ON_PACE)


def _band(ratio: Fraction) -> Band:
    if ratio >= Fraction(95, 100):
        return Band.ON_PACE
    if ratio >= Fraction(60, 100):
        return Band.BEHIND
    return Band.FAR_BEHIND if ratio >= 0 else Band.MOVING_AWAY


def _is_reached(goal: Goal, now: Number) -> bool:
    return now >= goal.target if goal.direction is Direction.UP else now <= goal.target
