"""Where a target stands: its version beside the value it has, the pace, and how far along its way that is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reports.aggregate.coverage import Coverage
from reports.calendar import QuarterKey
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import Indicator, TargetVersion
from reports.pace import CannotCompute, Direction, Goal, Kind, Pace, Standing, pace


@dataclass(frozen=True)
class TargetStanding:
    """One target: its version, the value it has now, and its pace or why there is none.

    ``progress`` and ``needed`` are shares of the way from the baseline to the goal, now and as they should be now; None
    where there is no way to measure. ``coverage`` is that of the value; a share of members is its own.
    """

    version: TargetVersion
    now: Fraction | None
    quarter: QuarterKey
    pace: Pace | CannotCompute
    progress: Fraction | None
    needed: Fraction | None
    coverage: Coverage | None


def standing_of(
    version: TargetVersion, *, now: Fraction | None, quarter: QuarterKey, covered: Coverage, quarters_with_data: int
) -> TargetStanding:
    """The standing of a version in one quarter. ``now`` is in the version's unit; percent from 0 to 100."""
    goal, counts_listings = _goal(version), version.indicator == Indicator.LISTINGS
    found = pace(goal, Standing(now, quarter, covered.share if counts_listings else None, quarters_with_data))
    return TargetStanding(
        version=version,
        now=now,
        quarter=quarter,
        pace=found,
        progress=_way(goal, now) if isinstance(found, Pace) and now is not None else None,
        needed=_needed(goal, quarter) if isinstance(found, Pace) else None,
        coverage=covered if counts_listings else None,
    )


def percent_of(share: Fraction | None) -> Fraction | None:
    """A share in the unit of targets on shares."""
    return None if share is None else share * 100


def _goal(version: TargetVersion) -> Goal:
    start = parse_quarter(version.baseline_quarter)
    return Goal(
        kind=Kind.LEVEL if version.is_level else Kind.CHANGE,
        target=version.value,
        due=QuarterKey.holding(version.due_on),
        direction=Direction(version.direction) if version.direction else None,
        baseline=version.baseline,
        baseline_quarter=None if isinstance(start, BadQuarter) else start,
    )


def _way(goal: Goal, now: Fraction) -> Fraction | None:
    """A level is drawn from zero."""
    start = Fraction(0) if goal.kind is Kind.LEVEL else Fraction(goal.baseline or 0)
    length = Fraction(goal.target) - start
    return (now - start) / length if length else None


def _needed(goal: Goal, quarter: QuarterKey) -> Fraction:
    if goal.kind is Kind.LEVEL or goal.baseline_quarter is None:
        return Fraction(1)
    return min(Fraction(quarter.since(goal.baseline_quarter), goal.due.since(goal.baseline_quarter)), Fraction(1))
