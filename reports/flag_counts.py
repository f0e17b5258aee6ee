"""How many flags a round has, and would have by other limits; tells numbers of flags and never whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.background import background_of
from reports.drafts import Draft
from reports.models import Quarter, Submission
from reports.profiles import Layout
from reports.rules.cells import Cell, Finding, Severity
from reports.rules.plausibility import doubts
from reports.rules.thresholds import Thresholds
from reports.summaries.answers import answers_of


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of a round: reasons that are asked for, and of how many returns; and what is only worth knowing."""

    asked: int = 0
    returns: int = 0
    informed: int = 0

    def and_those_of(self, found: list[Finding]) -> Flags:
        """With the flags of one more return."""
        asked = sum(one.severity == Severity.EXPLAIN for one in found)
        return Flags(self.asked + asked, self.returns + bool(asked), self.informed + len(found) - asked)


@dataclass(frozen=True, slots=True)
class Compared:
    """The flags of one round by the limits it opened with, and by others; ``returns`` have numbers."""

    quarter: Quarter
    returns: int
    before: Flags
    after: Flags


def compared(quarter: Quarter, limits: Thresholds) -> Compared:
    """Judge every return of a round twice: the newest revision, or the draft where none was signed."""
    before, after, returns = Flags(), Flags(), 0
    for submission, cells in _with_numbers(quarter):
        layout = Layout(submission)
        known = background_of(submission, layout)
        is_far = limits.band_quarters != known.limits.band_quarters
        other = background_of(submission, layout, limits) if is_far else replace(known, limits=limits)
        before, after = before.and_those_of(doubts(cells, known)), after.and_those_of(doubts(cells, other))
        returns += 1
    return Compared(quarter, returns, before, after)


def _with_numbers(quarter: Quarter) -> Iterator[tuple[Submission, list[Cell]]]:
    found = Submission.objects.counting_in(quarter).select_related("company", "quarter", "latest_revision")
    for submission in found.order_by("company__slug"):
        revision = submission.latest_revision
        cells = list((answers_of(revision) if revision else Draft(submission).cells).values())
        if cells:
            yield submission, cells
