"""The company's steps with its return: send to sign, hand back, recall."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission
from members.actions import events
from members.models import User
from reports.actions import mails, on_behalf, overtaken
from reports.actions.periods import require_open
from reports.actions.revisions import require_signable
from reports.actions.rights import require_right
from reports.actions.states import move
from reports.drafts import Draft
from reports.errors import Invalid
from reports.models import State, Submission


@transaction.atomic
def send_to_sign(submission: Submission, *, by: User) -> None:
    """Hand a complete draft to the signers. Raises Invalid with what is still missing."""
    require_right(by, Permission.DRAFT_EDIT, submission)
    locked = Submission.objects.locked(submission)
    require_open(locked)
    require_signable(Draft(locked))
    move(submission, [State.DRAFT], State.READY, ready_at=timezone.now(), ready_by=by, handed_back_note="")
    event = events.record("ready", submission, by=by)
    mails.tell_signers("ready", submission, event)


@transaction.atomic
def hand_over(submission: Submission, *, by: User) -> None:
    """Give a complete draft that the secretariat entered to the company's signers.

    Raises Invalid with what is still missing, WrongState, PeriodClosed and NotAllowed.
    """
    require_right(by, Permission.SUBMISSION_REVIEW, submission)
    locked = Submission.objects.locked(submission)
    require_open(locked)
    on_behalf.require_free(locked)
    require_signable(Draft(locked))
    move(submission, [State.DRAFT], State.READY, ready_at=timezone.now(), ready_by=by, handed_back_note="")
    event = events.record("handed_over", submission, by=by)
    mails.tell_company("handed_over", submission, event)


@transaction.atomic
def hand_back(submission: Submission, *, by: User, note: str) -> None:
    """Give a ready return back to its preparer with a note; what was signed so far is void then."""
    require_right(by, Permission.SUBMISSION_SIGN, submission)
    if not note.strip():
        raise Invalid(_("Say what should change."), code="empty_note")
    move(submission, [State.READY], State.DRAFT, handed_back_note=note.strip())
    overtaken.void(submission)
    event = events.record("handed_back", submission, by=by, note=note.strip())
    mails.tell_preparers("handed_back", submission, event)


@transaction.atomic
def recall(submission: Submission, *, by: User) -> None:
    """Take a submitted return back to correct it, before it is accepted."""
    require_right(by, Permission.SUBMISSION_SIGN, submission)
    require_open(Submission.objects.locked(submission))
    move(submission, [State.SUBMITTED], State.DRAFT)
    events.record("recalled", submission, by=by)
