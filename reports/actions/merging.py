"""Saves boxes while they are typed: what nobody else touched is written, where two people differ nothing is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from members.models import User
from reports.actions import drafts
from reports.actions.drafts import Changes
from reports.drafts import Draft
from reports.models import Door, Submission
from reports.rules.cells import Box, Cell


@dataclass(frozen=True)
class Merged:
    """The draft as it is now; ``contested`` boxes hold what somebody else saved; ``version`` is the one found here."""

    draft: Draft
    contested: dict[Box, Cell | None]
    version: int


@transaction.atomic
def merge(
    submission: Submission,
    changes: Changes,
    *,
    known: Changes,
    by: User,
    door: Door = Door.FORM,
    now: datetime.datetime | None = None,
) -> Merged:
    """Write each changed box that still holds what its writer knew of it, or what they give.

    ``known``: what stood in each box when its writer began; a box that is not named was empty. Errors as in
    ``drafts.save``, Stale excepted: a version says that something moved, and here it is known what.
    """
    found = Submission.objects.locked(submission)
    saved = Draft(found).cells
    contested = {box: saved.get(box) for box, cell in changes.items() if saved.get(box) not in (known.get(box), cell)}
    agreed = {box: cell for box, cell in changes.items() if box not in contested}
    draft = drafts.save(submission, agreed, by=by, door=door, now=now)
    return Merged(draft, contested, found.draft_version)
