"""How far revisions were verified, in words; for the company and the secretariat, never in public."""

from __future__ import annotations

from collections.abc import Collection

from reports.models import Revision, Verification
from reports.wording import review as wording


def verification_of(revisions: Collection[Revision]) -> dict[int, str]:
    """The newest record of each revision by its key; without any it is self-reported."""
    records = Verification.objects.filter(revision__in=revisions).order_by("recorded_at", "pk")
    newest = {one.revision_id: one for one in records}
    return {one.pk: wording.verification(newest.get(one.pk)) for one in revisions}
