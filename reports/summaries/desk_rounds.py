"""What came in for each opened quarter, as sets of companies; reads acceptances and no count's size but zero."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from members.models import ReportingRhythm, Rhythm
from reports.aggregate.completeness import Answer, Standing, standing
from reports.aggregate.coverage import Coverage, by_now, coverage, over_quarters
from reports.aggregate.facts import ALL
from reports.calendar import QuarterKey
from reports.models import CompanyCount, Count, Quarter, Submission


@dataclass
class Round:
    """The companies of one quarter by what is accepted from them: numbers, or zeros alone; the rest is missing.

    ``due`` are those whose own due instant has come; ``late`` signed at it or after; ``yearly`` report at year end.
    """

    quarter: QuarterKey
    expected: set[str] = field(default_factory=set)
    exempt: set[str] = field(default_factory=set)
    with_counts: set[str] = field(default_factory=set)
    with_none: set[str] = field(default_factory=set)
    in_time: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    due: set[str] = field(default_factory=set)
    yearly: set[str] = field(default_factory=set)
    standings: dict[str, Standing] = field(default_factory=dict)

    @property
    def received(self) -> set[str]:
        """Companies accepted with content."""
        return self.with_counts | self.with_none

    @property
    def coverage(self) -> Coverage:
        """Companies accepted with content, of all those expected."""
        return coverage(self.received, self.expected, self.exempt)

    @property
    def completeness(self) -> Coverage:
        """Companies accepted with content, of those expected by now."""
        return by_now(self.received, self.expected, self.exempt, self.due)

    @property
    def timeliness(self) -> Coverage:
        """Companies that first signed before the due instant, of those expected by now."""
        return by_now(self.in_time, self.expected, self.exempt, self.due)

    def add(self, company: str, answer: Answer) -> None:
        """One company's return as it stands."""
        sets = {
            "expected": True,
            "exempt": answer.is_exempt,
            "with_counts": bool(answer.has_content) and answer.has_counts,
            "with_none": bool(answer.has_content) and not answer.has_counts,
            "in_time": answer.is_signed and not answer.is_late,
            "late": answer.is_late,
            "due": answer.is_due,
            "yearly": answer.is_yearly,
        }
        for name, belongs in sets.items():
            if belongs:
                getattr(self, name).add(company)
        self.standings[company] = standing(answer)


type Rounds = dict[QuarterKey, Round]


def rounds(scope: str = ALL, now: datetime.datetime | None = None) -> Rounds:
    """The opened quarters in order of time, from the first in which somebody of the scope was expected.

    Who belongs to the scope is read from the frozen rows.
    """
    opened = Quarter.objects.opened().order_by("starts_on").values_list("starts_on", flat=True)
    found = {key: Round(key) for key in map(QuarterKey.holding, opened)}
    rhythms = _rhythms()
    for day, company, *told in _rows(scope, now or timezone.now()):
        key = QuarterKey.holding(day)
        found[key].add(company, replace(Answer(*told), is_yearly=_is_yearly(rhythms.get(company, ()), key)))
    first = min((key for key, one in found.items() if one.expected), default=None)
    return {key: one for key, one in found.items() if first is not None and key >= first}


def together(some: Iterable[Round]) -> Coverage:
    """Quarterly returns received of returns expected."""
    return over_quarters(one.coverage for one in some)


def _rhythms() -> dict[str, list[tuple[datetime.date, str]]]:
    """By company, from which day on it reports how often, in order."""
    found: dict[str, list[tuple[datetime.date, str]]] = {}
    rows = ReportingRhythm.objects.order_by("starts_on").values_list("company__slug", "starts_on", "rhythm")
    for company, day, rhythm in rows:
        found.setdefault(company, []).append((day, rhythm))
    return found


def _is_yearly(rhythms: Iterable[tuple[datetime.date, str]], quarter: QuarterKey) -> bool:
    held = [rhythm for day, rhythm in rhythms if day <= quarter.last_day]
    return quarter.number < 4 and held[-1:] == [Rhythm.YEARLY]


def _rows(scope: str, now: datetime.datetime) -> list[tuple[Any, ...]]:
    """First day of the quarter and company, then what an answer is made of, in its order."""
    mine = {"revision": OuterRef("accepted_revision"), "value__gt": 0}
    submissions = Submission.objects.with_dates().filter(quarter__opened_at__isnull=False)
    if scope != ALL:
        submissions = submissions.filter(platform_rows__coalition__code=scope).distinct()
    has_counts = Exists(Count.objects.filter(**mine)) | Exists(CompanyCount.objects.filter(**mine))
    return list(
        submissions.annotate(
            is_left_out=Q(exempt_at__isnull=False),
            has_counts=has_counts,
            is_signed=Q(first_signed_at__isnull=False),
            is_signed_late=Q(first_signed_at__isnull=False, first_signed_at__gte=F("due")),
            is_due=Q(due__lte=now),
        )
        .order_by("quarter__starts_on")
        .values_list(
            "quarter__starts_on",
            "company__slug",
            "state",
            "is_left_out",
            "accepted_revision__has_content",
            "has_counts",
            "is_signed",
            "is_signed_late",
            "is_due",
        )
    )
