"""Records how far somebody looked behind the numbers of a revision; never what the listings were."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from members.actions import events
from members.models import User
from reports.actions.reviews import LONGEST_NOTE, require_newest, require_review
from reports.actions.texts import readable
from reports.errors import Invalid, NotAllowed, WrongState
from reports.models import Submission, Verification, VerificationState
from reports.rules.codes import Code
from reports.summaries.four_eyes import entered_by
from reports.wording import review as wording

LONGEST_NAME = 200
MOST_DRAWN = 1_000_000


@transaction.atomic
def verify(
    submission: Submission,
    *,
    state: str,
    by: User,
    revision_hash: str,
    revision: int | None = None,
    sampled_by: str = "",
    drawn: int | None = None,
    confirmed: int | None = None,
    note: str = "",
) -> Verification:
    """Record the verification of the newest revision; the newest record holds, and the same again is that one.

    A sample needs who drew it, how many and how many were confirmed; nothing else may have them. Raises Invalid,
    Stale when another revision was signed, NotAllowed for who entered the numbers.
    """
    require_review(by)
    locked = Submission.objects.locked(submission)
    if locked.is_practice or locked.latest_revision is None:
        raise WrongState(_("Nothing has been signed that could be verified."))
    require_newest(locked, revision_hash, revision)
    if entered_by(locked, by):
        raise NotAllowed(wording.entered_verifying(), code=Code.FOUR_EYES)
    if state not in VerificationState.values:
        raise Invalid(_("Choose how far the numbers were verified."), code=Code.UNKNOWN_CODE)
    sample = {"sampled_by": readable(sampled_by, longest=LONGEST_NAME), "drawn": drawn, "confirmed": confirmed}
    _require_sample(state, sample["sampled_by"], drawn, confirmed)
    given = {"state": state, "note": readable(note, longest=LONGEST_NOTE)} | sample
    newest = locked.latest_revision.verifications.first()
    if newest is not None and all(getattr(newest, name) == value for name, value in given.items()):
        return newest
    made = Verification.objects.create(revision=locked.latest_revision, recorded_by=by, **given)
    events.record("verified", locked, by=by, state=state, revision=locked.latest_revision.number)
    return made


def _require_sample(state: str, sampled_by: object, drawn: int | None, confirmed: int | None) -> None:
    if state != VerificationState.SAMPLED:
        if sampled_by or drawn is not None or confirmed is not None:
            raise Invalid(_("Only a sample has a person and numbers. Choose “Sampled”, or leave them empty."))
        return
    if not sampled_by:
        raise Invalid(_("Say who drew the sample."))
    if drawn is None or confirmed is None:
        raise Invalid(_("Say how many listings were drawn, and how many of them were confirmed."))
    if not 1 <= drawn <= MOST_DRAWN:
        raise Invalid(_("A sample has at least one listing, and at most a million."))
    if not 0 <= confirmed <= drawn:
        raise Invalid(_("No more listings can be confirmed than were drawn."))
