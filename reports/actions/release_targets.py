"""Where each target stands at the end of a release's series, from published cells and counts of returns alone."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from reports.actions.release_inputs import Returns
from reports.calendar import QuarterKey
from reports.models import Indicator, TargetVersion
from reports.summaries.cells import Cells
from reports.summaries.standings import TargetStanding, percent_of, standing_of

ALL = "all"


def standings(cells: Cells, returns: Mapping[QuarterKey, Returns]) -> list[TargetStanding]:
    """All targets in their order, as at the last quarter of the series."""
    return [_standing(version, cells, returns) for version in TargetVersion.objects.current()]


def _standing(version: TargetVersion, cells: Cells, returns: Mapping[QuarterKey, Returns]) -> TargetStanding:
    quarter = max(returns)
    shown = [key for key in cells.quarters if (held := cells.quarter(key)) and held.total.value is not None]
    return standing_of(
        version,
        now=_now(version, cells, returns[quarter], quarter),
        quarter=quarter,
        covered=returns[quarter].coverage,
        quarters_with_data=len(shown),
    )


def _now(version: TargetVersion, cells: Cells, returns: Returns, quarter: QuarterKey) -> Fraction | None:
    """The published value of the indicator; None where this form publishes none."""
    if version.scope != ALL:
        return None
    if version.indicator == Indicator.REPORTING:
        return percent_of(returns.complete.share)
    if version.indicator == Indicator.ON_TIME:
        return percent_of(returns.in_time.share)
    if version.indicator == Indicator.LISTINGS:
        listings = cells.quarter(quarter)
        return Fraction(listings.total.value) if listings and listings.total.value is not None else None
    return None
