"""How often a company hands in its returns, from a day on."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from members.actions import events
from members.actions.desk import given_reason, require_administrator, require_not_merged
from members.errors import Invalid
from members.frozen import FrozenOf, require_free
from members.models import Company, ReportingRhythm, Rhythm, User


@transaction.atomic
def change(
    company: Company, rhythm: str, *, starts_on: datetime.date, by: User, reason: str, frozen: FrozenOf
) -> ReportingRhythm:
    """Let a company report every quarter, or all four at the end of the year, from a day on.

    A quarter that has opened keeps its dates. Raises NotAllowed, and Invalid for a rhythm that is unknown or the same,
    and for a day that is fixed or not after the last change.
    """
    require_administrator(by)
    why = given_reason(reason)
    if rhythm not in Rhythm.values:
        raise Invalid(_("Choose a rhythm."), code="bad_rhythm")
    (locked,) = Company.objects.locked(company)
    require_not_merged(locked)
    require_free([locked], starts_on, frozen)
    last = locked.rhythms.order_by("starts_on").last()
    if last is not None and starts_on <= last.starts_on:
        raise Invalid(_("Choose a day after the last change of the rhythm."), code="before_start")
    if rhythm == (last.rhythm if last else Rhythm.QUARTERLY):
        raise Invalid(_("%(company)s reports in this rhythm.") % {"company": locked.name}, code="no_change")
    made = ReportingRhythm.objects.create(company=locked, rhythm=rhythm, starts_on=starts_on)
    events.record("rhythm_changed", locked, by=by, note=why, rhythm=rhythm, day=starts_on.isoformat())
    return made
