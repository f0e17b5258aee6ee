"""Returns that are owed a second time: signed before, then sent back or taken back, and not signed since."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.db.models import Max

from members.models import Event
from reports.models import HELD, ReleaseInput, Submission

GIVEN_BACK = ("sent_back", "recalled")
"""The acts after which a signed return waits for its company again."""


def open_again(submissions: Collection[Submission]) -> dict[int, datetime.datetime]:
    """Since when each of these waits to be signed once more, by its key; one that a release holds waits no longer."""
    waiting = [one.pk for one in submissions if one.is_owed_again]
    held = ReleaseInput.objects.filter(submission__in=waiting, release__state__in=HELD)
    keys = {str(key) for key in waiting} - {str(key) for key in held.values_list("submission", flat=True)}
    acts = Event.objects.filter(subject_type="submission", subject_key__in=keys, verb__in=GIVEN_BACK).order_by()
    return {int(key): at for key, at in acts.values_list("subject_key").annotate(Max("at"))}
