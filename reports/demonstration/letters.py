"""Writes the mails of the quarter in progress as if they had left: its opening, and the reminders so far."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Iterator

from members.access import SiteRole
from members.actions import events
from members.models import Event, Job, JobState, Mail, User
from reports import mails, rulebook
from reports.actions.ladder import Obligation, Reminder
from reports.actions.mails import TASK, people_to_chase
from reports.calendar import QuarterKey
from reports.clock import last_day
from reports.demonstration.people import People
from reports.models import State, Submission
from reports.rules.ladder import Audience
from reports.rules.reminding import falls_due, kind_now

REFUSED = "Hopeless: address_refused: 550 5.1.1 The mailbox is not there any more"

REMINDED = 3

type Entry = tuple[str, str, Submission, User, datetime.datetime]
"""Key and kind of a mail, what it is about, its reader, and when it left."""


def write(quarter: QuarterKey, people: People, now: datetime.datetime) -> None:
    """The last of the mails about its opening was refused."""
    related = ("company__liaison", "quarter")
    of_round = list(Submission.objects.filter(quarter__code=str(quarter)).select_related(*related).order_by("pk"))
    openings = list(_openings(of_round))
    entries = [*openings, *_steps(of_round, now), *_by_hand(of_round, people.secretariat[SiteRole.ANALYST], now)]
    Job.objects.bulk_create(_job(entry, is_refused=entry is openings[-1]) for entry in entries)
    Mail.objects.bulk_create(_mail(entry) for entry in entries if entry is not openings[-1])


def _openings(submissions: list[Submission]) -> Iterator[Entry]:
    for one in submissions:
        for user in people_to_chase(one):
            yield f"mail:opened:{one.pk}:{user.pk}", "opened", one, user, one.quarter.opened_at or one.quarter.opens_at


def _steps(submissions: list[Submission], now: datetime.datetime) -> Iterator[Entry]:
    """What the ladder sent before each return was signed, under the keys that it would ask for."""
    for one in submissions:
        day, ended = last_day(one.due_at), min(one.first_signed_at or now, one.closes_at, now)
        opened_at = one.quarter.opened_at or one.quarter.opens_at
        obligation = Obligation(one, one.extensions.moved_due().count(), opened_at, day)
        for user in [] if one.is_exempt else people_to_chase(one):
            for step in rulebook.ladder_on(day):
                at = falls_due(step, day, zoneinfo.ZoneInfo(user.time_zone))
                if step.audience == Audience.PEOPLE and opened_at < at < ended:
                    yield Reminder(obligation, step, user).key, step.mail, one, user, at


def _by_hand(submissions: list[Submission], analyst: User, now: datetime.datetime) -> Iterator[Entry]:
    """The analyst has reminded a few that have not begun."""
    at = max(now - datetime.timedelta(days=2), max(one.quarter.opens_at for one in submissions))
    idle = [one for one in submissions if one.state == State.DUE and one.is_owed(at)][:REMINDED]
    acts = [events.new("reminded", one, by=analyst, people=len(people_to_chase(one))) for one in idle]
    for act in acts:
        act.at = at
    Event.objects.bulk_create(acts)
    for one in idle:
        for user in people_to_chase(one):
            key = f"reminder:{one.pk}:hand:{at.date()}:{user.pk}"
            yield key, kind_now(one.due_at, at), one, user, at


def _job(entry: Entry, *, is_refused: bool) -> Job:
    key, kind, submission, user, at = entry
    told = {"kind": kind, "submission": submission.pk, "user": user.pk}
    ended = {"created_at": at, "run_after": at, "finished_at": at, "attempts": 1}
    if is_refused:
        return Job(task=TASK, key=key, arguments=told, state=JobState.FAILED, problem=REFUSED, **ended)
    return Job(task=TASK, key=key, arguments=told, state=JobState.DONE, progress=1, result={"to": user.pk}, **ended)


def _mail(entry: Entry) -> Mail:
    key, kind, submission, user, at = entry
    subject, body = mails.written(kind, submission, user, now=at)
    return Mail(
        key=key, kind=kind, recipient=user, address=user.email, language=user.language, subject=subject, body=body,
        subject_type="submission", subject_key=str(submission.pk), sent_at=at,
    )  # fmt: skip
