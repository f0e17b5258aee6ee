"""One step for many returns: tried and undone for a preview, then taken, each in a transaction of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from members.models import Job
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
    """A return as a preview showed it: what ``mark_of`` gave, and the hash of the revision that was read, if any."""

    submission: Submission
    mark: str
    revision_hash: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one return; ``refusal`` is empty where the step was taken."""

    submission: Submission
    refusal: str = ""


def rehearse[Letter](
    submissions: Iterable[Submission], act: Act, read: Callable[[Job], Letter]
) -> list[Rehearsed[Letter]]:
    """Take a step for each return and undo all of it; ``read`` makes of each mail's job what a preview shows.

    Nothing is kept, nothing is sent: the texts and the people are exact because the step itself named them.
    """
    with transaction.atomic():
        found = [_rehearsed(one, act, read) for one in submissions]
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


def _rehearsed[Letter](submission: Submission, act: Act, read: Callable[[Job], Letter]) -> Rehearsed[Letter]:
    earlier = list(_mails_about(submission).values_list("pk", flat=True))
    try:
        with transaction.atomic():
            act(Submission.objects.locked(submission))
            wanted = _mails_about(submission).exclude(pk__in=earlier).order_by("created_at", "key")
            letters = tuple(read(job) for job in wanted)
            return Rehearsed(
                submission, Submission.objects.select_related("owner", "quarter").get(pk=submission.pk), letters
            )
    except Refusal as refusal:
        return Rehearsed(submission, submission, refusal=str(refusal))


def _mails_about(submission: Submission) -> QuerySet[Job]:
    return Job.objects.filter(task=TASK, arguments__submission=submission.pk)


def _outcome(seen: Seen, act: Callable[[Submission, Seen], None]) -> Outcome:
    try:
        with transaction.atomic():
            locked = Submission.objects.locked(seen.submission)
            if mark_of(locked) != seen.mark:
                raise Stale(_("It changed after you looked: now %(state)s.") % {"state": locked.get_state_display()})
            act(locked, seen)
    except Refusal as refusal:
        return Outcome(seen.submission, str(refusal))
    return Outcome(seen.submission)
