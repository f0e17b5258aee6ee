"""Ticks what a reviewer has looked at in one revision; a new revision starts with nothing ticked."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from members.actions import events
from members.models import User
from reports.actions.reviews import require_newest, require_review
from reports.errors import Invalid, WrongState
from reports.models import ChecklistItem, ChecklistTick, Submission
from reports.rules.codes import Code


@transaction.atomic
def tick(
    submission: Submission, items: Collection[str], *, by: User, revision_hash: str, revision: int | None = None
) -> None:
    """Make exactly these items ticked for the newest revision; who ticked one first stays named at it.

    Raises Stale when another revision was signed since, Invalid for an item that there is not, NotAllowed.
    """
    require_review(by)
    locked = Submission.objects.locked(submission)
    if locked.is_practice or locked.latest_revision is None:
        raise WrongState(_("Nothing has been signed that could be checked."))
    require_newest(locked, revision_hash, revision)
    if set(items) - set(ChecklistItem.values):
        raise Invalid(_("The checklist has no such item."), code=Code.UNKNOWN_CODE)
    newest = locked.latest_revision
    before = set(newest.ticks.values_list("item", flat=True))
    newest.ticks.exclude(item__in=items).delete()
    added = [item for item in ChecklistItem.values if item in items and item not in before]
    ChecklistTick.objects.bulk_create(ChecklistTick(revision=newest, item=item, ticked_by=by) for item in added)
    if before != set(items):
        # About the revision and not the return, whose events its company reads.
        events.record("checklist_ticked", newest, by=by, items=sorted(items))
