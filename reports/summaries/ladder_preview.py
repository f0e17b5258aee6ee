"""What another ladder would change for the returns that are still owed: which reminders would fall on which day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reports.clock import last_day, today
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


@dataclass(frozen=True, order=True, slots=True)
class Days:
    """The last day on which returns are in time, and the last one on which they can be signed at all."""

    due: datetime.date
    closes: datetime.date


def owed(now: datetime.datetime) -> dict[Days, list[str]]:
    """The companies whose returns are owed at an instant, by their days."""
    companies: dict[Days, list[str]] = defaultdict(list)
    for one in Submission.objects.owed(now).select_related("company", "quarter").order_by("company__name"):
        companies[Days(last_day(one.due_at), last_day(one.closes_at))].append(one.company.name)
    return dict(sorted(companies.items()))


def coming(before: Ladder, after: Ladder, *, starts_on: datetime.date, now: datetime.datetime) -> list[Coming]:
    """The reminders from today on, if the second ladder took the place of the first on a day."""
    since = today(now)
    rows = [
        Coming(days.due, companies, falls(before, days, since), _changing(before, after, days, starts_on, since))
        for days, companies in owed(now).items()
    ]
    return [row for row in rows if row.before or row.after]


def falls(ladder: Ladder, days: Days, since: datetime.date) -> list[tuple[datetime.date, Step]]:
    """The steps from a day on for returns with these days; nobody is reminded once a quarter has closed."""
    return [(day, step) for step, day in days_of(ladder, days.due) if since <= day <= days.closes]


def _changing(
    before: Ladder, after: Ladder, days: Days, starts_on: datetime.date, since: datetime.date
) -> list[tuple[datetime.date, Step]]:
    """The old steps until the new ladder begins, then the new ones.

    The newest new step of a day that is over by then is made up for on the first day, unless it was a step before.
    """
    begins = max(since, starts_on)
    first = [(day, step) for day, step in falls(before, days, since) if day < starts_on]
    missed = [step for step, day in days_of(after, days.due) if day < begins][-1:]
    known = {step.code for step, day in days_of(before, days.due) if day < begins}
    made_up = [(begins, step) for step in missed if step.code not in known and begins <= days.closes]
    return [*first, *made_up, *falls(after, days, begins)]
