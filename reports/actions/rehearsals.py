"""What a change to companies would do to the quarters that have not opened: it is made, read, and undone."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from members.models import Company
from reports.calendar import QuarterKey
from reports.clock import today
from reports.expected import Expectation, expectation
from reports.models import Quarter

MOST = 8
"""Quarters ahead that are looked at."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One company in one quarter, before and after; None where there is no such company."""

    quarter: QuarterKey
    before: Expectation | None
    after: Expectation | None


def rehearse(act: Callable[[], object], day: datetime.date) -> list[Effect]:
    """What an act that holds from about a day would change, without making it. Raises what the act raises."""
    keys = ahead(day)
    before = _outlook(keys)
    with transaction.atomic():
        act()
        after = _outlook(keys)
        transaction.set_rollback(True)
    found = [(key, slug) for key in keys for slug in sorted({*before[key], *after[key]})]
    effects = [Effect(key, before[key].get(slug), after[key].get(slug)) for key, slug in found]
    return [effect for effect in effects if effect.before != effect.after]


def ahead(day: datetime.date) -> Sequence[QuarterKey]:
    """The quarters that have not opened, up to the present one, the last planned one and the one of a day."""
    opened = Quarter.objects.opened().first()
    planned = Quarter.objects.filter(opened_at__isnull=True).order_by("starts_on").last()
    current = QuarterKey.holding(today())
    first = QuarterKey.holding(opened.starts_on).next() if opened else current
    last = max(current, QuarterKey.holding(day), QuarterKey.holding(planned.starts_on) if planned else current)
    return [first.plus(number) for number in range(max(1, min(last.since(first) + 1, MOST)))]


def _outlook(keys: Sequence[QuarterKey]) -> dict[QuarterKey, dict[str, Expectation]]:
    """{quarter: {slug: what the company would report in it}} with the rows as they are now."""
    companies = list(Company.objects.with_dated_rows())
    return {key: {company.slug: expectation(company, key) for company in companies} for key in keys}
