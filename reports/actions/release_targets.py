"""Where each target stands at the end of a release's series, from published cells and counts of returns alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reports.actions.release_inputs import Returns
from reports.calendar import QuarterKey
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import Indicator, TargetVersion
from reports.pace import CannotCompute, Direction, Goal, Kind, Pace, Standing, pace
from reports.summaries.cells import Cells

ALL = "all"


@dataclass(frozen=True)
class TargetStanding:
    """One target: its version, the value it has now, and its pace or why there is none.

    ``progress`` and ``needed`` are shares of the way from the baseline to the goal, now and as they should be now; None
    where there is no way to measure.
    """

    version: TargetVersion
    now: Fraction | None
    quarter: QuarterKey
    pace: Pace | CannotCompute
    progress: Fraction | None
    needed: Fraction | None
    coverage: tuple[int, int] | None


def standings(cells: Cells, returns: Mapping[QuarterKey, Returns]) -> list[TargetStanding]:
    """All targets in their order, as at the last quarter of the series."""
    return [_standing(version, cells, returns) for version in TargetVersion.objects.current()]


def _standing(version: TargetVersion, cells: Cells, returns: Mapping[QuarterKey, Returns]) -> TargetStanding:
    quarter = max(returns)
    now, goal = _now(version, cells, returns[quarter], quarter), _goal(version)
    covered = returns[quarter].coverage
    counts_listings = version.indicator == Indicator.LISTINGS
    shown = [key for key in cells.quarters if (held := cells.quarter(key)) and held.total.value is not None]
    found = pace(goal, Standing(now, quarter, covered.share if counts_listings else None, len(shown)))
    return TargetStanding(
        version=version,
        now=now,
        quarter=quarter,
        pace=found,
        progress=_way(goal, now) if isinstance(found, Pace) and now is not None else None,
        needed=_needed(goal, quarter) if isinstance(found, Pace) else None,
        coverage=(covered.received, covered.expected) if counts_listings else None,
    )


def _now(version: TargetVersion, cells: Cells, returns: Returns, quarter: QuarterKey) -> Fraction | None:
    """The published value of the indicator; None where this form publishes none."""
    if version.scope != ALL:
        return None
    if version.indicator == Indicator.REPORTING:
        return _percent(returns.coverage.share)
    if version.indicator == Indicator.ON_TIME:
        return _percent(returns.in_time.share)
    if version.indicator == Indicator.LISTINGS:
        listings = cells.quarter(quarter)
        return Fraction(listings.total.value) if listings and listings.total.value is not None else None
    return None


def _percent(share: Fraction | None) -> Fraction | None:
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
    start = _start(goal)
    length = Fraction(goal.target) - start
    return (now - start) / length if length else None


def _needed(goal: Goal, quarter: QuarterKey) -> Fraction | None:
    if goal.kind is Kind.LEVEL or goal.baseline_quarter is None:
        return Fraction(1)
    return min(Fraction(quarter.since(goal.baseline_quarter), goal.due.since(goal.baseline_quarter)), Fraction(1))


def _start(goal: Goal) -> Fraction:
    """A level is drawn from zero."""
    return Fraction(0) if goal.kind is Kind.LEVEL else Fraction(goal.baseline or 0)
