"""The company's steps with its return: send to sign, hand back, sign, recall, revise."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import Event, User
from reports.actions import mails
from reports.actions.periods import require_open
from reports.actions.states import move
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, Problem, Stale
from reports.models import (
    Attestation,
    CompanyCount,
    Count,
    Door,
    ReportingProfile,
    Revision,
    SpeciesGroup,
    State,
    Submission,
)
from reports.profiles import after_signing
from reports.rules.cells import Cell
from reports.wording import returns as wording


@dataclass(frozen=True)
class Signature:
    """What a signer attests: the hash that was shown, under a name, in words of one language."""

    hash: str
    name: str
    title: str
    statement: str
    language: str


@transaction.atomic
def send_to_sign(submission: Submission, *, by: User) -> None:
    """Hand a complete draft to the signers. Raises Invalid with what is still missing."""
    _require(by, Permission.DRAFT_EDIT, submission)
    locked = Submission.objects.locked(submission)
    require_open(locked)
    _require_signable(Draft(locked))
    move(submission, [State.DRAFT], State.READY, ready_at=timezone.now(), ready_by=by, handed_back_note="")
    event = events.record("ready", submission, by=by)
    mails.tell_signers("ready", submission, event)


@transaction.atomic
def hand_back(submission: Submission, *, by: User, note: str) -> None:
    """Give a ready return back to its preparer with a note."""
    _require(by, Permission.SUBMISSION_SIGN, submission)
    if not note.strip():
        raise Invalid(_("Say what should change."), code="empty_note")
    move(submission, [State.READY], State.DRAFT, handed_back_note=note.strip())
    event = events.record("handed_back", submission, by=by, note=note.strip())
    mails.tell_preparers("handed_back", submission, event)


@transaction.atomic
def sign(submission: Submission, *, by: User, signature: Signature, now: datetime.datetime | None = None) -> Revision:
    """Make the draft a revision, attested by its hash, and hand it in.

    The same signature again, as from a double click, gives the same revision. Raises Stale when the numbers are not
    those of the hash, Invalid with what is missing, WrongState, PeriodClosed and NotAllowed.
    """
    _require(by, Permission.SUBMISSION_SIGN, submission)
    locked = Submission.objects.locked(submission)
    if again := _already_signed(locked, by, signature):
        submission.refresh_from_db()
        return again
    require_open(locked, now)
    draft = Draft(locked)
    _require_signable(draft)
    if draft.hash != signature.hash:
        raise Stale(_("The numbers changed since you read them. Read them again, then sign."))
    at = now or timezone.now()
    revision = _write(draft, by=by, signature=signature, at=at)
    move(
        locked,
        [State.DRAFT, State.READY],
        State.SUBMITTED,
        where={"draft_version": locked.draft_version},
        submitted_at=at,
        latest_revision=revision,
        first_signed_at=Coalesce("first_signed_at", at),
        handed_back_note="",
    )
    _keep_profile(draft)
    event = events.record("signed", locked, by=by, hash=revision.hash, revision=revision.number, door=revision.door)
    mails.tell_company("submitted", locked, event)
    submission.refresh_from_db()
    return revision


@transaction.atomic
def recall(submission: Submission, *, by: User) -> None:
    """Take a submitted return back to correct it, before it is accepted."""
    _require(by, Permission.SUBMISSION_SIGN, submission)
    require_open(Submission.objects.locked(submission))
    move(submission, [State.SUBMITTED], State.DRAFT)
    events.record("recalled", submission, by=by)


@transaction.atomic
def revise(submission: Submission, *, by: User, reason: str) -> None:
    """Open an accepted return to correct it; the accepted revision counts until another one is accepted."""
    _require(by, Permission.SUBMISSION_SIGN, submission)
    if not reason.strip():
        raise Invalid(_("Say what has to be corrected."), code="empty_note")
    require_open(Submission.objects.locked(submission))
    move(submission, [State.ACCEPTED], State.DRAFT)
    events.record("revised", submission, by=by, note=reason.strip())


def _require(by: User, permission: Permission, submission: Submission) -> None:
    if not can(by, permission, submission.company):
        raise NotAllowed(_("Your role in this company does not include this step."), code="forbidden")


def _require_signable(draft: Draft) -> None:
    problems = [Problem(f.code, wording.finding(f, draft.layout), wording.pointer(f.box)) for f in draft.blocking]
    if problems:
        raise Invalid(_("This return is not complete yet."), code=problems[0].code, problems=problems)


def _already_signed(submission: Submission, by: User, signature: Signature) -> Revision | None:
    """The revision that this very signature made, if it is the one that was handed in."""
    latest = submission.latest_revision
    if submission.state != State.SUBMITTED or latest is None or latest.hash != signature.hash:
        return None
    return latest if latest.attestation.signer_id == by.pk else None


def _write(draft: Draft, *, by: User, signature: Signature, at: datetime.datetime) -> Revision:
    """The revision with its counts and attestation."""
    submission = draft.submission
    revision = Revision.objects.create(
        submission=submission,
        number=submission.revisions.count() + 1,
        hash=draft.hash,
        has_content=any(cell.value is not None for cell in draft.completed),
        author=by,
        signed_at=at,
        door=_door(submission),
        reason=_reason(submission),
        profile=draft.layout.as_document(),
    )
    _write_counts(revision, draft, draft.completed)
    Attestation.objects.create(
        revision=revision,
        hash=revision.hash,
        signer=by,
        signer_name=signature.name,
        signer_title=signature.title,
        statement=signature.statement,
        language=signature.language,
        attested_at=at,
    )
    return revision


def _write_counts(revision: Revision, draft: Draft, cells: Sequence[Cell]) -> None:
    platforms = dict(draft.submission.platform_rows.values_list("platform__slug", "platform"))
    measures = draft.layout.measures
    groups = dict(SpeciesGroup.objects.values_list("code", "pk"))
    answers = [({"value": cell.value, "not_tracked": cell.not_tracked}, cell) for cell in cells]
    Count.objects.bulk_create(
        Count(
            revision=revision,
            platform_id=platforms[cell.platform],
            measure=measures[cell.measure],
            species_group_id=groups[cell.species_group or ""],
            **answer,
        )
        for answer, cell in answers
        if cell.platform is not None
    )
    CompanyCount.objects.bulk_create(
        CompanyCount(revision=revision, measure=measures[cell.measure], **answer)
        for answer, cell in answers
        if cell.platform is None
    )


def _door(submission: Submission) -> str:
    """The door through which the draft was changed last."""
    last = Event.objects.about(submission).filter(verb="draft_saved").last()
    return str(last.details["door"]) if last else Door.FORM


def _reason(submission: Submission) -> str:
    """Why there is a new revision: the note of the step that opened the return again."""
    if submission.latest_revision_id is None:
        return ""
    opened = Event.objects.about(submission).filter(verb__in=["revised", "sent_back", "recalled"]).last()
    return opened.note if opened else ""


def _keep_profile(draft: Draft) -> None:
    """Let the answers shape the profile from this quarter on."""
    changed = after_signing(draft.layout, draft.cells.values())
    if changed is not None:
        quarter, company = draft.submission.quarter, draft.submission.company
        ReportingProfile.objects.update_or_create(company=company, starts_on=quarter.starts_on, defaults=changed)
