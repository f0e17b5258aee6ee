"""Takes the steps of the ladder that are due: asks for each mail once, and prepares what waits for a click."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from members.actions import events, jobs
from members.models import Job, User
from reports import rulebook
from reports.actions import mails
from reports.clock import last_day, today
from reports.mails import Letter, written
from reports.models import Escalation, Extension, Submission
from reports.rules.ladder import Audience, Ladder, Step
from reports.rules.reminding import due_steps, falls_due, fitting


@dataclass(frozen=True, slots=True)
class Obligation:
    """What a return is reminded of: it is due on a day. The time it is given before that day begins a new one.

    ``number`` counts how often that happened, ``since`` is when the last one began.
    """

    submission: Submission
    number: int
    since: datetime.datetime
    day: datetime.date


@dataclass(frozen=True, slots=True)
class Reminder:
    """One mail of the ladder."""

    of: Obligation
    step: Step
    user: User

    @property
    def key(self) -> str:
        """What makes it be sent once: per obligation, step and contact."""
        return f"reminder:{self.of.submission.pk}:{self.of.number}:{self.step.code}:{self.user.pk}"

    @property
    def at(self) -> datetime.datetime:
        """The instant from which it is due."""
        return falls_due(self.step, self.of.day, _zone(self.user.time_zone))

    @property
    def letter(self) -> Letter:
        """What would be sent at that instant, if nothing changes until then."""
        submission = self.of.submission
        kind = fitting(self.step.mail, submission.due_at, self.at)
        return Letter(self.user, *written(kind, submission, self.user, now=self.at))


@dataclass(frozen=True, slots=True)
class Preparation:
    """One step of the ladder that waits for a click once it is prepared."""

    of: Obligation
    step: Step

    @property
    def code(self) -> str:
        """What makes it be prepared once: per step, and per obligation from the second on."""
        return f"{self.step.code}/{self.of.number}" if self.of.number else self.step.code


def send_due(now: datetime.datetime | None = None) -> int:
    """Ask for every mail that is due and was not asked for, and prepare the escalations; returns how many there were.

    Fired twice or by two at once it asks once: a mail is the job of its key, an escalation the row of its step.
    """
    at = now or timezone.now()
    asked, prepared = waiting(at), preparations(at)
    for reminder in asked:
        _ask(reminder)
    for preparation in prepared:
        _prepare(preparation)
    return len(asked) + len(prepared)


def waiting(now: datetime.datetime) -> list[Reminder]:
    """The mails that are due at one instant and were never asked for."""
    due = [one for obligation in _obligations(now) for one in _reminders(obligation, now)]
    asked = set(Job.objects.filter(key__in=[one.key for one in due]).values_list("key", flat=True))
    return [one for one in due if one.key not in asked]


def preparations(now: datetime.datetime) -> list[Preparation]:
    """The escalations that are due at one instant, by the clock of each company, and are not prepared yet."""
    due = [one for obligation in _obligations(now) for one in _escalations(obligation, now)]
    prepared = set(Escalation.objects.values_list("submission", "step"))
    return [one for one in due if (one.of.submission.pk, one.code) not in prepared]


def on_day(day: datetime.date, now: datetime.datetime) -> list[Reminder]:
    """Every mail whose step falls on one day, if nothing changes until then; each leaves at nine where it is read."""
    ladder = rulebook.ladder_on(day)
    due = [
        Reminder(obligation, step, user)
        for obligation in _obligations(now)
        for step in ladder
        if step.audience == Audience.PEOPLE and obligation.day + datetime.timedelta(days=step.days) == day
        for user in mails.people_to_chase(obligation.submission)
    ]
    return [one for one in due if one.of.since <= one.at < one.of.submission.closes_at]


def next_day(after: datetime.date, now: datetime.datetime) -> datetime.date | None:
    """The first day after one on which a mail falls, if nothing changes until then; None where none does."""
    steps = [step.days for step in _ladder(now) if step.audience == Audience.PEOPLE]
    days = {one.day + datetime.timedelta(days=number) for one in _obligations(now) for number in steps}
    return next((day for day in sorted(days) if day > after and on_day(day, now)), None)


def _obligations(now: datetime.datetime) -> Iterator[Obligation]:
    """Every return that is owed at one instant, with its day."""
    moved = Extension.objects.moved_due().values_list("submission").annotate(Count("pk"), Max("decided_at"))
    begun = {submission: (number, at) for submission, number, at in moved}
    for one in Submission.objects.owed(now).select_related("company", "quarter").order_by("company__name"):
        number, since = begun.get(one.pk, (0, one.quarter.opened_at))
        yield Obligation(one, number, since, last_day(one.due_at))


def _reminders(of: Obligation, now: datetime.datetime) -> Iterator[Reminder]:
    ladder = _ladder(now)
    for user in mails.people_to_chase(of.submission):
        for step in due_steps(ladder, of.day, _zone(user.time_zone), since=of.since, now=now):
            if step.audience == Audience.PEOPLE:
                yield Reminder(of, step, user)


def _escalations(of: Obligation, now: datetime.datetime) -> Iterator[Preparation]:
    zone = _zone(of.submission.company.time_zone)
    for step in due_steps(_ladder(now), of.day, zone, since=of.since, now=now):
        if step.audience == Audience.ESCALATION:
            yield Preparation(of, step)


@transaction.atomic
def _ask(reminder: Reminder) -> None:
    submission, step = reminder.of.submission, reminder.step
    told = {"kind": step.mail, "submission": submission.pk, "user": reminder.user.pk}
    jobs.enqueue(mails.TASK, key=reminder.key, **told, step=step.code, obligation=reminder.of.number)


@transaction.atomic
def _prepare(preparation: Preparation) -> None:
    submission = preparation.of.submission
    _escalation, is_new = Escalation.objects.get_or_create(submission=submission, step=preparation.code)
    if is_new:
        events.record("escalation_prepared", submission, by=None, step=preparation.step.code)


def _ladder(now: datetime.datetime) -> Ladder:
    return rulebook.ladder_on(today(now))


def _zone(name: str) -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo(name)
