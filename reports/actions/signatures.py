"""The signature in the site: a signer attests the hash that was shown, and the draft becomes a revision."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission
from members.models import User
from reports.actions.periods import require_open
from reports.actions.revisions import hand_in, require_signable
from reports.actions.rights import require_right
from reports.drafts import Draft
from reports.errors import Stale
from reports.models import Attestation, Revision, State, Submission


@dataclass(frozen=True)
class Signature:
    """What a signer attests: the hash that was shown, under a name, in words of one language."""

    hash: str
    name: str
    title: str
    statement: str
    language: str


@transaction.atomic
def sign(submission: Submission, *, by: User, signature: Signature, now: datetime.datetime | None = None) -> Revision:
    """Make the draft a revision, attested by its hash, and hand it in.

    The same signature again, as from a double click, gives the same revision. Raises Stale when the numbers are not
    those of the hash, Invalid with what is missing, WrongState, PeriodClosed and NotAllowed.
    """
    require_right(by, Permission.SUBMISSION_SIGN, submission)
    locked = Submission.objects.locked(submission)
    if again := _already_signed(locked, by, signature):
        submission.refresh_from_db()
        return again
    require_open(locked, now)
    draft = Draft(locked)
    require_signable(draft)
    if draft.hash != signature.hash:
        raise Stale(_("The numbers changed since you read them. Read them again, then sign."))
    at = now or timezone.now()
    revision = hand_in(draft, [_attestation(by, signature, at)], author=by, by=by, at=at)
    submission.refresh_from_db()
    return revision


def _already_signed(submission: Submission, by: User, signature: Signature) -> Revision | None:
    """The revision that this very signature made, if it is the one that was handed in."""
    latest = submission.latest_revision
    if submission.state != State.SUBMITTED or latest is None or latest.hash != signature.hash:
        return None
    return latest if latest.attestations.filter(signer=by).exists() else None


def _attestation(by: User, signature: Signature, at: datetime.datetime) -> Attestation:
    return Attestation(
        hash=signature.hash,
        signer=by,
        signer_name=signature.name,
        signer_title=signature.title,
        statement=signature.statement,
        language=signature.language,
        attested_at=at,
    )
