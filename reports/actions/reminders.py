"""Chases returns that are owed or owed again: a job per person, under a key that makes asking twice change nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events, jobs
from members.models import Job, User
from reports import mails as texts
from reports.actions import mails
from reports.clock import today
from reports.errors import Invalid, NotAllowed
from reports.models import Submission
from reports.rules.reminding import OWED_AGAIN, kind_now
from reports.summaries.open_again import open_again

LONGEST_NOTE = 1000


class Unwritten(StrEnum):
    """Why nobody is written to about a return."""

    NOT_OWED = "not_owed"
    NOBODY = "nobody"
    TODAY_ALREADY = "today_already"


@dataclass(frozen=True, slots=True)
class Chase:
    """What chasing one return by hand did: who is written to, or why nobody is."""

    submission: Submission
    people: list[User]
    unwritten: Unwritten | None = None


@transaction.atomic
def remind(
    submissions: Iterable[Submission], *, by: User, note: str = "", now: datetime.datetime | None = None
) -> list[Chase]:
    """Write to the people of each return that is owed, each person once a day; ``note`` is added to the mail.

    A second click changes nothing. Raises NotAllowed, and Invalid for a note that is too long.
    """
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst chases returns."), code="forbidden")
    if len(note) > LONGEST_NOTE:
        raise Invalid(_("Write %(most)d characters at most.") % {"most": LONGEST_NOTE}, code="too_long")
    at = now or timezone.now()
    return [_remind(submission, by, note.strip(), at) for submission in submissions]


def recipients(submission: Submission) -> list[User]:
    """Whom a reminder by hand goes to now, first contact first; nobody for a return that is not owed."""
    return mails.people_to_chase(submission) if _kind(submission, timezone.now()) else []


def preview(submission: Submission, user: User, *, note: str = "") -> tuple[str, str]:
    """Subject and text of the reminder that a person would get now."""
    now = timezone.now()
    kind = _kind(submission, now) or kind_now(submission.due_at, now)
    return texts.written(kind, submission, user, note=note.strip())


def _kind(submission: Submission, now: datetime.datetime) -> str | None:
    """The mail with which a return is chased at an instant; None where nothing is owed."""
    if submission.is_owed(now):
        return kind_now(submission.due_at, now)
    return OWED_AGAIN if open_again([submission]) else None


def _remind(submission: Submission, by: User, note: str, now: datetime.datetime) -> Chase:
    submission = Submission.objects.locked(submission)
    kind = _kind(submission, now)
    if kind is None:
        return Chase(submission, [], Unwritten.NOT_OWED)
    people = mails.people_to_chase(submission)
    if not people:
        return Chase(submission, [], Unwritten.NOBODY)
    keys = {_key(submission, user, now): user for user in people}
    known = set(Job.objects.filter(key__in=keys).values_list("key", flat=True))
    wanted = {key: user for key, user in keys.items() if key not in known}
    if not wanted:
        return Chase(submission, [], Unwritten.TODAY_ALREADY)
    event = events.record("reminded", submission, by=by, note=note, people=len(wanted))
    for key, user in wanted.items():
        jobs.enqueue(
            mails.TASK, key=key, kind=kind, submission=submission.pk, user=user.pk, event=event.pk, sender=by.pk
        )
    return Chase(submission, list(wanted.values()))


def _key(submission: Submission, user: User, now: datetime.datetime) -> str:
    return f"reminder:{submission.pk}:hand:{today(now)}:{user.pk}"
