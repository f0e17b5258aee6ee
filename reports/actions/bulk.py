"""One step for many returns: tried and undone for a preview, then taken, each in a transaction of its own."""

from __future__ import annotations

import datetime
import hashlib
import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Job, JobState
from reports.actions.mails import TASK
from reports.errors import Refusal, Stale
from reports.models import Submission

type Act = Callable[[Submission], None]


@dataclass(frozen=True, slots=True)
class Rehearsed[Letter]:
    """What a step would do to one return: the return as it is and as it would be, and the mails; or why not."""

    before: Submission
    after: Submission
    letters: tuple[Letter, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A return as a preview showed it: what ``mark_of`` gave, the hash of its revision, and who is written to."""

    submission: Submission
    mark: str
    revision_hash: str
    readers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one return; ``refusal`` is empty where the step was taken."""

    submission: Submission
    refusal: str = ""


def rehearse[Letter](
    submissions: Iterable[Submission], act: Act, read: Callable[[Submission, Sequence[Job]], list[Letter]]
) -> list[Rehearsed[Letter]]:
    """Take a step for each return and undo all of it; ``read`` makes of a return's mails what a preview shows.

    Nothing is kept, nothing is sent: the texts and the people are exact because the step itself named them.
    """
    with transaction.atomic():
        earlier = _queued(timezone.now())
        found = [_rehearsed(one, act, read, earlier) for one in submissions]
        transaction.set_rollback(True)
    return found


def carry_out(seen: Iterable[Seen], act: Callable[[Submission, Seen], None]) -> list[Outcome]:
    """Take a step for each return that is still as it was shown; each stands or falls alone."""
    return [_outcome(one, act) for one in seen]


def mark_of(submission: Submission) -> str:
    """Changes with everything that a preview says of a return; not with its draft, which the desk does not read."""
    parts = [
        submission.state,
        submission.latest_revision_id,
        submission.due_at.isoformat(),
        submission.closes_at.isoformat(),
        submission.owner_id,
        submission.exempt_at,
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _rehearsed[Letter](
    submission: Submission,
    act: Act,
    read: Callable[[Submission, Sequence[Job]], list[Letter]],
    earlier: Collection[uuid.UUID],
) -> Rehearsed[Letter]:
    try:
        with transaction.atomic():
            mails = _mails_of(copy(submission), act, earlier)
            after = Submission.objects.select_related("company__liaison", "owner", "quarter").get(pk=submission.pk)
            return Rehearsed(submission, after, tuple(read(after, mails)) if mails else ())
    except Refusal as refusal:
        return Rehearsed(submission, submission, refusal=str(refusal))


def _outcome(seen: Seen, act: Callable[[Submission, Seen], None]) -> Outcome:
    try:
        with transaction.atomic():
            locked = Submission.objects.locked(seen.submission)
            if mark_of(locked) != seen.mark:
                raise Stale(_("It changed after you looked: now %(state)s.") % {"state": locked.get_state_display()})
            mails = _mails_of(locked, lambda one: act(one, seen), _queued(timezone.now()))
            if {job.arguments["user"] for job in mails} != seen.readers:
                raise Stale(_("Other people would be written to than those whom you saw."))
    except Refusal as refusal:
        return Outcome(seen.submission, str(refusal))
    return Outcome(seen.submission)


def _mails_of(submission: Submission, act: Act, earlier: Collection[uuid.UUID]) -> list[Job]:
    """Take a step and give the mails that it asked for: those that wait and did not ``earlier``."""
    begun = timezone.now()
    act(submission)
    waiting = Job.objects.filter(state=JobState.QUEUED, run_after__gte=begun, task=TASK)
    of_return = waiting.filter(arguments__submission=submission.pk).order_by("created_at", "key")
    return [job for job in of_return if job.pk not in earlier]


def _queued(since: datetime.datetime) -> set[uuid.UUID]:
    """The work that waits already for an instant, or for a later one."""
    waiting = Job.objects.filter(state=JobState.QUEUED, run_after__gte=since, task=TASK)
    return set(waiting.order_by().values_list("pk", flat=True))
