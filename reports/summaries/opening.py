"""What is looked over before a quarter opens: who would be expected, and what is missing; opens nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from members.models import Company
from reports.calendar import QuarterKey
from reports.expected import Expectation, expectation
from reports.models import Quarter


@dataclass(frozen=True, slots=True)
class Checklist:
    """The companies of a quarter that is not open, by name: all that would be expected, and those to look at."""

    expected: Sequence[Company]
    joined: Sequence[Company]
    left: Sequence[Company]
    yearly: Sequence[Company]
    without_signer: Sequence[Company]
    without_platform: Sequence[Company]
    without_liaison: Sequence[Company]

    @property
    def is_clear(self) -> bool:
        """Every company has somebody who signs, something to report on, and somebody who looks after it."""
        return not (self.without_signer or self.without_platform or self.without_liaison)


def checklist(quarter: Quarter) -> Checklist:
    """What opening would freeze as the companies' rows are now, and who joined or left in the quarter."""
    key = QuarterKey.holding(quarter.starts_on)
    companies = list(Company.objects.filter(spells__isnull=False).distinct().with_dated_rows().order_by("name"))
    asked = [expectation(company, key) for company in companies]
    expected = [one for one in asked if one.is_expected]
    able_to_sign = set(Company.objects.able_to_sign().values_list("pk", flat=True))
    return Checklist(
        expected=_of(expected),
        joined=[one.company for one in expected if not _was_member(one.company, key.previous())],
        left=[one.company for one in asked if not one.is_expected and _was_member(one.company, key.previous())],
        yearly=_of(one for one in expected if one.is_yearly),
        without_signer=[one.company for one in expected if one.company.pk not in able_to_sign],
        without_platform=_of(one for one in expected if not one.rows),
        without_liaison=[one.company for one in expected if one.company.serving_liaison is None],
    )


def _of(found: Iterable[Expectation]) -> list[Company]:
    return [one.company for one in found]


def _was_member(company: Company, quarter: QuarterKey) -> bool:
    """Expected on the last day of a quarter before, as its rows are now."""
    return expectation(company, quarter).is_expected
