"""Everything that the words and figures of a release are made from, read once while it is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from members.models import Company
from reports.actions.release_inputs import Returns, key_of
from reports.actions.release_targets import standings
from reports.calendar import QuarterKey
from reports.models import (
    HistoryFigure,
    Measure,
    Part,
    Quarter,
    Release,
    ReleaseCell,
    ReleaseInput,
    Section,
    SeriesBreak,
)
from reports.summaries.cells import Cells
from reports.summaries.standings import TargetStanding


@dataclass(frozen=True)
class Material:
    """What is known when a release is frozen; the same for every language."""

    code: str
    quarter: QuarterKey
    previous: str
    previous_quarter: QuarterKey | None
    is_demonstration: bool
    cells: Cells
    returns: Mapping[QuarterKey, Returns]
    targets: list[TargetStanding]
    breaks: list[SeriesBreak]
    history: list[HistoryFigure]
    measures: list[Measure]
    sections: list[Section]

    @property
    def published_up_to(self) -> QuarterKey:
        """The last quarter that was published before; the one before the series when none was."""
        return self.previous_quarter or self.first_quarter.previous()

    @property
    def first_quarter(self) -> QuarterKey:
        return min(self.returns)

    def breaks_between(self, first: QuarterKey, last: QuarterKey) -> list[SeriesBreak]:
        """The breaks after the first day of one quarter and up to the last day of another."""
        return [b for b in self.breaks if first.first_day < b.starts_on <= last.last_day]


def gather(
    code: str,
    quarter: Quarter,
    previous: Release | None,
    inputs: list[ReleaseInput],
    returns: Mapping[QuarterKey, Returns],
    cells: list[ReleaseCell],
) -> Material:
    """Read targets, breaks, history, code lists and dates beside what was decided already."""
    looked_up = Cells(cells)
    companies = {each.submission.company_id for each in inputs}
    listings = Q(measures__isnull=True) | ~Q(measures__part=Part.NONE)
    return Material(
        code=code,
        quarter=key_of(quarter),
        previous=previous.code if previous else "",
        previous_quarter=key_of(previous.quarter) if previous else None,
        is_demonstration=Company.objects.filter(pk__in=companies, is_demonstration=True).exists(),
        cells=looked_up,
        returns=returns,
        targets=standings(looked_up, returns),
        breaks=list(SeriesBreak.objects.filter(listings, starts_on__lte=quarter.ends_on).distinct()),
        history=list(HistoryFigure.objects.all()),
        measures=list(Measure.objects.valid_on(quarter.ends_on)),
        sections=list(Section.objects.all()),
    )
