"""The secretariat's steps: accept, send back, take back, exempt. Four eyes are kept here, not on the page."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports.actions import mails
from reports.actions.states import move, require_state
from reports.actions.texts import readable
from reports.errors import Invalid, NotAllowed, Refusal, Stale, WrongState
from reports.models import ReleaseInput, State, Submission
from reports.summaries.decisions import last_decision
from reports.summaries.four_eyes import entered_by
from reports.wording import review as wording

LONGEST_NOTE = 2000


@transaction.atomic
def accept(
    submission: Submission, *, by: User, revision_hash: str, revision: int | None = None, note: str = ""
) -> None:
    """Make the signed revision count; the company reads ``note``.

    ``revision_hash`` names the numbers that were read and ``revision`` which revision held them: another one may hold
    the same with other explanations. Without its number only the numbers are compared. Raises NotAllowed for who
    entered it, Stale when another revision has been signed meanwhile, WrongState with who was faster unless the
    submission is submitted.
    """
    require_review(by)
    note = readable(note, longest=LONGEST_NOTE)
    locked = Submission.objects.locked(submission)
    if locked.is_practice:
        raise WrongState(_("Practice is never accepted."))
    _require_read(locked, revision_hash, revision, by)
    if act := entered_by(locked, by):
        raise NotAllowed(wording.entered(act.verb, act.at), code="four_eyes")
    move(
        submission,
        [State.SUBMITTED],
        State.ACCEPTED,
        where={"latest_revision": locked.latest_revision},
        previous_accepted_revision=F("accepted_revision"),
        accepted_revision=F("latest_revision"),
        accepted_at=timezone.now(),
        accepted_by=by,
    )
    event = events.record("accepted", submission, by=by, note=note, hash=revision_hash)
    mails.tell_company("accepted_with_note" if note else "accepted", submission, event)


@transaction.atomic
def send_back(
    submission: Submission, *, by: User, revision_hash: str, revision: int | None = None, note: str = ""
) -> None:
    """Give a signed submission back to its company with a reason, or with the questions that wait for it.

    Raises Invalid where there is neither, Stale and WrongState as accepting does.
    """
    require_review(by)
    note = readable(note, longest=LONGEST_NOTE)
    locked = Submission.objects.locked(submission)
    _require_read(locked, revision_hash, revision, by)
    asked = list(locked.questions.waiting().values_list("pk", flat=True))
    if not note and not asked:
        raise Invalid(_("Ask a question first, or say why you send this return back."), code="empty_note")
    move(
        submission,
        [State.SUBMITTED],
        State.SENT_BACK,
        where={"latest_revision": locked.latest_revision},
        sent_back_at=timezone.now(),
        sent_back_by=by,
        sent_back_note=note,
    )
    event = events.record("sent_back", submission, by=by, note=note, questions=asked)
    mails.tell_company("sent_back", submission, event)


@transaction.atomic
def take_back(submission: Submission, *, by: User, reason: str) -> None:
    """Undo an acceptance until it is frozen in a release; the revision accepted before counts again, or none."""
    require_review(by)
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
    """Leave a company out of both n and m of this quarter, and tell its people; the reason stays with the desk.

    Raises NotAllowed, Invalid without a reason, WrongState where somebody else was faster.
    """
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator exempts a company."), code="forbidden")
    if not reason.strip():
        raise Invalid(_("Say why this company is exempt."), code="empty_note")
    changes = {"exempt_at": timezone.now(), "exempt_by": by, "exempt_reason": reason.strip()}
    if not Submission.objects.filter(pk=submission.pk, exempt_at__isnull=True).update(**changes):
        raise WrongState(_("This company is exempt from this quarter already."))
    submission.refresh_from_db()
    mails.tell_company("exempted", submission, events.record("exempted", submission, by=by, note=reason.strip()))


def require_review(by: User) -> None:
    """Raises NotAllowed unless this person reviews returns, or stands in for who does."""
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst reviews returns."), code="forbidden")


def require_newest(submission: Submission, revision_hash: str, revision: int | None = None) -> None:
    """Raises Stale unless the newest revision is the one that was read, by its hash and its number, if that is told."""
    latest = submission.latest_revision
    if latest is None or latest.hash != revision_hash or revision not in {None, latest.number}:
        raise Stale(_("A newer revision was signed since you opened this page. Read it, then decide."))


def _require_read(locked: Submission, revision_hash: str, revision: int | None, by: User) -> None:
    """The return waits for a decision, and about this revision."""
    decision = last_decision(locked)
    if locked.state != State.SUBMITTED and decision is not None:
        is_own = decision.actor == by
        told = wording.decided_by_you(decision.verb) if is_own else ""
        raise WrongState(told or wording.decided(decision.verb, decision.who, decision.at, timezone.now()))
    require_state(locked, [State.SUBMITTED])
    require_newest(locked, revision_hash, revision)
