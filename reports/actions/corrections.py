"""Asking to correct an accepted return, and withdrawing that: until a new signature everything can be as it was."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission
from members.actions import events
from members.models import User
from reports.actions import draft_rows, mails, overtaken
from reports.actions.drafts import replacing
from reports.actions.rights import require_right
from reports.actions.states import move, require_state
from reports.drafts import Draft
from reports.errors import Invalid, WrongState
from reports.models import CorrectionRequest, ReleaseInput, State, Submission
from reports.summaries.answers import answers_of


@transaction.atomic
def ask(submission: Submission, *, by: User, reason: str) -> CorrectionRequest:
    """Ask to correct an accepted return; what was accepted counts until something else is.

    The return opens at once. While a release holds its quarter, the request waits for the yearly edition and nothing
    opens. Raises Invalid without a reason, WrongState unless the return is accepted and nothing was asked yet.
    """
    require_right(by, Permission.SUBMISSION_SIGN, submission)
    if not reason.strip():
        raise Invalid(_("Say what has to be corrected."), code="empty_note")
    locked = Submission.objects.locked(submission)
    _require_first(locked)
    waits = ReleaseInput.objects.holding(locked).exists()
    request = _remember(locked, by, reason.strip(), waits=waits)
    if waits:
        event = events.record("correction_asked", submission, by=by, note=request.reason)
    else:
        move(submission, [State.ACCEPTED], State.DRAFT)
        event = events.record("revised", submission, by=by, note=request.reason)
    mails.tell_desk("desk_correction_asked", submission, event)
    return request


@transaction.atomic
def withdraw(submission: Submission, *, by: User) -> None:
    """Take the request back: the return is accepted as it was, with the accepted numbers in its draft.

    Raises WrongState when nothing was asked, or when a new revision has been signed.
    """
    require_right(by, Permission.SUBMISSION_SIGN, submission)
    locked = Submission.objects.locked(submission)
    request = CorrectionRequest.objects.current(locked)
    if request is None:
        raise WrongState(_("There is no request to withdraw. What was signed stays."))
    request.ended_at, request.withdrawn_by = timezone.now(), by
    request.save(update_fields=["ended_at", "withdrawn_by"])
    if request.opened_at is not None:
        _restore(locked, request)
    events.record("correction_withdrawn", submission, by=by)
    submission.refresh_from_db()


def end(submission: Submission, *, at: datetime.datetime) -> None:
    """A new revision is what was asked for. Call it where one is signed, while the submission is held."""
    CorrectionRequest.objects.filter(submission=submission, ended_at__isnull=True).update(ended_at=at)


def _require_first(submission: Submission) -> None:
    if CorrectionRequest.objects.current(submission) is not None:
        raise WrongState(_("You have asked to correct this return already."))
    require_state(submission, [State.ACCEPTED])


def _remember(submission: Submission, by: User, reason: str, *, waits: bool) -> CorrectionRequest:
    """The request, with the acceptance as it is now."""
    asked_at = timezone.now()
    return CorrectionRequest.objects.create(
        submission=submission,
        reason=reason,
        asked_by=by,
        asked_at=asked_at,
        opened_at=None if waits else asked_at,
        **_acceptance(submission),
    )


def _acceptance(held: Submission | CorrectionRequest) -> dict[str, Any]:
    """Who accepted, when, and in place of what."""
    return {name: getattr(held, name) for name in ("accepted_at", "accepted_by", "previous_accepted_revision")}


def _restore(submission: Submission, request: CorrectionRequest) -> None:
    """The acceptance, its stamps and its numbers; only while the accepted revision is the last one signed."""
    move(
        submission,
        [State.DRAFT, State.READY],
        State.ACCEPTED,
        where={"latest_revision": F("accepted_revision")},
        draft_version=F("draft_version") + 1,
        handed_back_note="",
        **_acceptance(request),
    )
    overtaken.void(submission)
    accepted = submission.accepted_revision
    if accepted is not None:
        draft = Draft(submission)
        draft_rows.write(draft, replacing(draft, answers_of(accepted).values()))
