"""The secretariat's steps: accept, send back, take back, exempt. Four eyes are kept here, not on the page."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Event, User
from reports.actions import mails
from reports.actions.states import move
from reports.errors import Invalid, NotAllowed, Refusal, Stale, WrongState
from reports.models import AttestationWay, ReleaseInput, State, Submission


@transaction.atomic
def accept(submission: Submission, *, by: User, revision_hash: str, note: str = "") -> None:
    """Make the signed revision count. ``revision_hash`` names the revision that was read.

    Raises NotAllowed for who entered it, Stale when another revision has been signed meanwhile, WrongState unless
    the submission is submitted.
    """
    _require_review(by)
    if submission.is_practice:
        raise WrongState(_("Practice is never accepted."))
    latest = submission.latest_revision
    if latest is not None and latest.hash != revision_hash:
        raise Stale(_("A newer revision was signed since you opened this page. Read it, then decide."))
    if latest is not None and (latest.author_id == by.pk or _has_entered(submission, by)):
        raise NotAllowed(_("You entered these numbers, so somebody else has to accept them."), code="four_eyes")
    move(
        submission,
        [State.SUBMITTED],
        State.ACCEPTED,
        where={"latest_revision": latest},
        previous_accepted_revision=F("accepted_revision"),
        accepted_revision=F("latest_revision"),
        accepted_at=timezone.now(),
        accepted_by=by,
    )
    event = events.record("accepted", submission, by=by, note=note, hash=revision_hash)
    mails.tell_company("accepted", submission, event)


@transaction.atomic
def send_back(submission: Submission, *, by: User, note: str) -> None:
    """Give a signed submission back to its company with reasons."""
    _require_review(by)
    if not note.strip():
        raise Invalid(_("Say why you send this return back."), code="empty_note")
    move(
        submission,
        [State.SUBMITTED],
        State.SENT_BACK,
        sent_back_at=timezone.now(),
        sent_back_by=by,
        sent_back_note=note.strip(),
    )
    event = events.record("sent_back", submission, by=by, note=note.strip())
    mails.tell_company("sent_back", submission, event)


@transaction.atomic
def take_back(submission: Submission, *, by: User, reason: str) -> None:
    """Undo an acceptance until it is frozen in a release; the revision accepted before counts again, or none."""
    _require_review(by)
    if not reason.strip():
        raise Invalid(_("Say why you take this acceptance back."), code="empty_note")
    locked = Submission.objects.locked(submission)
    if ReleaseInput.objects.holding(locked).filter(revision=locked.accepted_revision_id).exists():
        raise Refusal(_("This acceptance is part of a release and stays."), code="published", status=409)
    move(
        submission,
        [State.ACCEPTED],
        State.SUBMITTED,
        accepted_revision=F("previous_accepted_revision"),
        previous_accepted_revision=None,
        accepted_at=None,
        accepted_by=None,
    )
    events.record("taken_back", submission, by=by, note=reason.strip())


@transaction.atomic
def exempt(submission: Submission, *, by: User, reason: str) -> None:
    """Leave a company out of both n and m of this quarter."""
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator exempts a company."), code="forbidden")
    if not reason.strip():
        raise Invalid(_("Say why this company is exempt."), code="empty_note")
    changes = {"exempt_at": timezone.now(), "exempt_by": by, "exempt_reason": reason.strip()}
    if Submission.objects.filter(pk=submission.pk, exempt_at__isnull=True).update(**changes):
        events.record("exempted", submission, by=by, note=reason.strip())
    submission.refresh_from_db()


def _require_review(by: User) -> None:
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst reviews returns."), code="forbidden")


def _has_entered(submission: Submission, by: User) -> bool:
    """Whether this person ever saved, explained or signed numbers of this submission, or recorded a sheet that does.

    Who confirmed a sheet compared two hashes and entered nothing.
    """
    acts = Event.objects.about(submission).filter(verb__in=["draft_saved", "explained", "signed", "paper_recorded"])
    own = acts.filter(actor_type="user", actor_key=str(by.pk))
    return any(act.details.get("way") != AttestationWay.PAPER for act in own)
