"""Who of the secretariat sees to a return."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.models import Submission


@transaction.atomic
def assign(submission: Submission, *, owner: User | None, by: User) -> None:
    """Give a return to a person of the secretariat, or to nobody.

    Raises NotAllowed, Invalid for somebody outside the secretariat, WrongState when it is theirs already, Stale when
    somebody else gave it away since it was read.
    """
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst assigns returns."), code="forbidden")
    if owner is not None and not (owner.is_active and owner.is_desk):
        raise Invalid(_("%(person)s is not of the secretariat.") % {"person": owner}, code="not_desk")
    if submission.owner == owner:
        raise WrongState(_("Nothing would change: that is so already."))
    given = Submission.objects.filter(pk=submission.pk, owner=submission.owner_id)
    if submission.owner_id is None:
        given = Submission.objects.filter(pk=submission.pk, owner__isnull=True)
    if not given.update(owner=owner):
        raise Stale(_("Somebody else has assigned this return since you looked."))
    before = submission.owner_id
    events.record("assigned", submission, by=by, owner=owner.pk if owner else None, before=before)
    submission.refresh_from_db(fields=["owner"])
