"""The signature in the site: a signer attests the hash that was shown; with the last one a draft is a revision."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission
from members.actions import events
from members.models import User
from reports.actions import mails
from reports.actions.periods import require_open
from reports.actions.revisions import hand_in, require_signable
from reports.actions.rights import require_right
from reports.actions.states import require_state
from reports.drafts import Draft
from reports.errors import Stale
from reports.models import SIGNABLE, Attestation, FirstSignature, Revision, State, Submission
from reports.rules.explained import digest_of
from reports.summaries.signing import standing


@dataclass(frozen=True)
class Signature:
    """What a signer attests: the hash that was shown, under a name, in words of one language.

    ``reasons``: the digest of the explanations that were shown beside the numbers; empty where there were none.
    """

    hash: str
    name: str
    title: str
    statement: str
    language: str
    reasons: str = ""


@transaction.atomic
def sign(
    submission: Submission, *, by: User, signature: Signature, now: datetime.datetime | None = None
) -> Revision | None:
    """Make the draft a revision, attested by its hash, and hand it in; None while a second signer has to sign.

    The same signature again, as from a double click, gives the same revision, or stays the first of two. One whose
    signer may not sign any more does not count. Raises Stale when the numbers are not those of the hash or the
    explanations not those that were shown, Invalid with what is missing, WrongState, PeriodClosed and NotAllowed.
    """
    require_right(by, Permission.SUBMISSION_SIGN, submission)
    locked = Submission.objects.locked(submission)
    if again := _already_signed(locked, by, signature):
        submission.refresh_from_db()
        return again
    require_open(locked, now)
    draft = Draft(locked)
    require_signable(draft)
    _require_read(draft, signature)
    require_state(locked, SIGNABLE)
    at = now or timezone.now()
    stand = standing(locked, (signature.hash, signature.reasons))
    first = next((one for one in stand if one.signer_id != by.pk), None)
    if first is None and locked.company.signers_required > 1:
        if not stand:
            _keep_first(locked, by, signature, at)
        return None
    attestations = [_attestation(signature, signer=by, at=at)]
    if first is not None:
        attestations.insert(0, _attestation(_signature_of(first), signer=first.signer, at=first.signed_at))
    revision = hand_in(draft, attestations, author=by, by=by, at=at)
    submission.refresh_from_db()
    return revision


def _already_signed(submission: Submission, by: User, signature: Signature) -> Revision | None:
    """The revision that this very signature made, if it is the one that was handed in."""
    latest = submission.latest_revision
    if submission.state != State.SUBMITTED or latest is None or latest.hash != signature.hash:
        return None
    return latest if latest.attestations.filter(signer=by).exists() else None


def _require_read(draft: Draft, signature: Signature) -> None:
    """Refuse numbers or explanations that are not those that were shown: the hash holds the numbers alone."""
    if draft.hash != signature.hash:
        raise Stale(_("The numbers changed since you read them. Read them again, then sign."))
    if digest_of(draft.reasons) != signature.reasons:
        raise Stale(_("The explanations changed since you read them. Read them again, then sign."))


def _keep_first(submission: Submission, by: User, signature: Signature, at: datetime.datetime) -> None:
    """Keep the first of two, in place of one's own with other explanations, and tell the others who may sign."""
    FirstSignature.objects.update_or_create(
        submission=submission,
        hash=signature.hash,
        signer=by,
        defaults={
            "reasons": signature.reasons,
            "signer_name": signature.name,
            "signer_title": signature.title,
            "statement": signature.statement,
            "language": signature.language,
            "signed_at": at,
        },
    )
    event = events.record("signed_first", submission, by=by, hash=signature.hash)
    mails.tell_signers("signed_first", submission, event, but=by)


def _signature_of(first: FirstSignature) -> Signature:
    return Signature(first.hash, first.signer_name, first.signer_title, first.statement, first.language)


def _attestation(signature: Signature, *, signer: User, at: datetime.datetime) -> Attestation:
    return Attestation(
        hash=signature.hash,
        signer=signer,
        signer_name=signature.name,
        signer_title=signature.title,
        statement=signature.statement,
        language=signature.language,
        attested_at=at,
    )
