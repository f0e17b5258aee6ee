"""What another ladder would change for the returns that are still owed: which reminders would fall on which day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reports.clock import last_day
from reports.models import Submission
from reports.rules.ladder import Ladder, Step, days_of

type Falls = Sequence[tuple[datetime.date, Step]]


@dataclass(frozen=True, slots=True)
class Coming:
    """Companies whose returns are due on one day; the reminders still to come as it is, and after a change."""

    due: datetime.date
    companies: Sequence[str]
    before: Falls
    after: Falls

    @property
    def is_changed(self) -> bool:
        return list(self.before) != list(self.after)


def owed() -> dict[datetime.date, list[str]]:
    """{last day: companies} of the opened rounds' returns that were never signed and are not exempt."""
    found = Submission.objects.filter(first_signed_at__isnull=True, exempt_at__isnull=True).with_dates()
    companies: dict[datetime.date, list[str]] = defaultdict(list)
    for one in found.select_related("company", "quarter").order_by("company__name"):
        companies[last_day(one.due_at)].append(one.company.name)
    return dict(sorted(companies.items()))


def coming(before: Ladder, after: Ladder, *, starts_on: datetime.date, now: datetime.date) -> list[Coming]:
    """The reminders from today on, if the second ladder took the place of the first on a day."""
    rows = [
        Coming(due, companies, falls(before, due, now), _changing(before, after, due, starts_on, now))
        for due, companies in owed().items()
    ]
    return [row for row in rows if row.before or row.after]


def falls(ladder: Ladder, due: datetime.date, since: datetime.date) -> list[tuple[datetime.date, Step]]:
    """The steps from a day on, for a return that is due on another."""
    return [(day, step) for step, day in days_of(ladder, due) if day >= since]


def _changing(
    before: Ladder, after: Ladder, due: datetime.date, starts_on: datetime.date, now: datetime.date
) -> list[tuple[datetime.date, Step]]:
    first = [(day, step) for day, step in falls(before, due, now) if day < starts_on]
    return first + falls(after, due, max(now, starts_on))
