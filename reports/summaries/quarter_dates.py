"""What moved dates of a quarter would affect, and what stands around them in the calendar; changes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from members.models import Company, User
from reports import days_off, rulebook
from reports.clock import last_day, today
from reports.days_off import DayOff
from reports.models import Quarter, Submission
from reports.rules.ladder import Step, days_of
from reports.wording import dates, prose, settings

YEAR_END = 4


@dataclass(frozen=True, slots=True)
class Reminder:
    """On which day a step of the ladder falls, as it is and with the dates moved."""

    step: Step
    before: datetime.date
    after: datetime.date
    is_over: bool

    @property
    def words(self) -> str:
        return settings.step(self.step)

    @property
    def is_weekend(self) -> bool:
        return self.after.weekday() >= days_off.SATURDAY


@dataclass(frozen=True, slots=True)
class Own:
    """A return whose own date stays."""

    company: str
    due: datetime.date

    def __str__(self) -> str:
        return prose.aside(self.company, dates.day(self.due))


@dataclass(frozen=True, slots=True)
class Moved:
    """What becomes of the returns of a quarter whose dates move, by the names of their companies.

    ``yearly`` are earlier returns of the year that are due with its fourth quarter.
    """

    follow: Sequence[str]
    own: Sequence[Own]
    signed: Sequence[str]
    exempt: Sequence[str]
    yearly: Sequence[str]
    reminders: Sequence[Reminder]


def moved(before: Quarter, after: Quarter) -> Moved:
    """What changes when a quarter's instants become others; both are the same row, as it was and as it would be."""
    found = list(
        Submission.objects.filter(quarter=before).select_related("company", "quarter").order_by("company__name")
    )
    owed = [one for one in found if not one.is_exempt and one.first_signed_at is None]
    return Moved(
        follow=[one.company.name for one in owed if one.own_due_at is None],
        own=[Own(one.company.name, last_day(one.due_at)) for one in owed if one.own_due_at is not None],
        signed=[one.company.name for one in found if one.first_signed_at is not None and not one.is_exempt],
        exempt=[one.company.name for one in found if one.is_exempt],
        yearly=_yearly(after) if (before.due_at, before.closes_at) != (after.due_at, after.closes_at) else (),
        reminders=_reminders(last_day(before.due_at), last_day(after.due_at)),
    )


def around_dates(days: Mapping[str, datetime.date], language: str) -> dict[str, list[DayOff]]:
    """The days off around each date, in the countries of the members and the few that are always looked at."""
    zones = set(Company.objects.values_list("time_zone", flat=True))
    zones |= set(User.objects.filter(is_active=True, company_roles__isnull=False).values_list("time_zone", flat=True))
    countries = days_off.countries_of(zones)
    return {name: days_off.around(day, countries, language) for name, day in days.items()}


def _yearly(quarter: Quarter) -> list[str]:
    """The companies whose earlier returns of the year have just the instants of its fourth quarter."""
    if quarter.number != YEAR_END:
        return []
    earlier = Submission.objects.filter(quarter__starts_on__year=quarter.year, quarter__starts_on__lt=quarter.starts_on)
    following = earlier.filter(own_due_at=quarter.due_at, first_signed_at__isnull=True)
    return list(following.order_by("company__name").values_list("company__name", flat=True).distinct())


def _reminders(before: datetime.date, after: datetime.date) -> list[Reminder]:
    ladder, now = rulebook.ladder_on(today()), today()
    falls = zip(days_of(ladder, before), days_of(ladder, after), strict=True)
    return [Reminder(step, was, becomes, was < now and becomes < now) for (step, was), (_step, becomes) in falls]
