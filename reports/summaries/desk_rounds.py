"""What came in for each opened quarter, as sets of companies; reads acceptances and no count's size but zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from reports.aggregate.coverage import Coverage, coverage, over_quarters, timeliness
from reports.aggregate.facts import ALL
from reports.calendar import QuarterKey
from reports.models import CompanyCount, Count, Quarter, Submission


@dataclass
class Round:
    """The companies of one quarter by what is accepted from them: numbers, or zeros alone; the rest is missing."""

    quarter: QuarterKey
    expected: set[str] = field(default_factory=set)
    exempt: set[str] = field(default_factory=set)
    with_counts: set[str] = field(default_factory=set)
    with_none: set[str] = field(default_factory=set)
    in_time: set[str] = field(default_factory=set)

    @property
    def coverage(self) -> Coverage:
        """Companies accepted with content, of those expected."""
        return coverage(self.with_counts | self.with_none, self.expected, self.exempt)

    @property
    def timeliness(self) -> Coverage:
        """Companies that first signed by the due instant, of those expected."""
        return timeliness(self.in_time, self.expected, self.exempt)


type Rounds = dict[QuarterKey, Round]


def rounds(scope: str = ALL) -> Rounds:
    """The opened quarters in order of time, from the first in which somebody of the scope was expected.

    Who belongs to the scope is read from the frozen rows.
    """
    opened = Quarter.objects.opened().order_by("starts_on").values_list("starts_on", flat=True)
    found = {key: Round(key) for key in map(QuarterKey.holding, opened)}
    for day, company, is_exempt, has_content, has_counts, is_in_time in _rows(scope):
        one = found[QuarterKey.holding(day)]
        one.expected.add(company)
        if is_exempt:
            one.exempt.add(company)
        if has_content:
            (one.with_counts if has_counts else one.with_none).add(company)
        if is_in_time:
            one.in_time.add(company)
    first = min((key for key, one in found.items() if one.expected), default=None)
    return {key: one for key, one in found.items() if first is not None and key >= first}


def together(some: Iterable[Round]) -> Coverage:
    """Quarterly returns received of returns expected."""
    return over_quarters(one.coverage for one in some)


def _rows(scope: str) -> list[tuple[Any, ...]]:
    mine = {"revision": OuterRef("accepted_revision"), "value__gt": 0}
    submissions = Submission.objects.with_dates().filter(quarter__opened_at__isnull=False)
    if scope != ALL:
        submissions = submissions.filter(platform_rows__coalition__code=scope).distinct()
    has_counts = Exists(Count.objects.filter(**mine)) | Exists(CompanyCount.objects.filter(**mine))
    return list(
        submissions.annotate(
            is_left_out=Q(exempt_at__isnull=False),
            has_counts=has_counts,
            is_in_time=Q(first_signed_at__isnull=False, first_signed_at__lt=F("due")),
        )
        .order_by("quarter__starts_on")
        .values_list(
            "quarter__starts_on",
            "company__slug",
            "is_left_out",
            "accepted_revision__has_content",
            "has_counts",
            "is_in_time",
        )
    )
