"""Names a colleague of the desk who reviews for a while, and ends that early."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import GRANTS, Permission, can
from members.actions import events
from members.clock import today
from members.errors import Invalid, NotAllowed, WrongState
from members.models import StandIn, User


@transaction.atomic
def name(user: User, *, starts_on: datetime.date, ends_on: datetime.date, reason: str, by: User) -> StandIn:
    """Let a person of the desk review from one day to another, both included.

    Raises NotAllowed without the right or for oneself; Invalid without a reason, for days that are out of order, over
    already or taken, and for a person who reviews anyway or is not of the desk.
    """
    _require_right(by)
    if user.pk == by.pk:
        raise NotAllowed(_("Nobody names themselves. Ask another administrator."), code="own_role")
    if not reason.strip():
        raise Invalid(_("Say why."), code="empty_note")
    locked = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    _require_need(locked)
    _require_days(locked, starts_on, ends_on)
    made = StandIn.objects.create(user=locked, starts_on=starts_on, ends_on=ends_on, reason=reason.strip(), named_by=by)
    events.record("stand_in_named", made, by=by, note=made.reason, user=user.pk, until=str(ends_on))
    return made


@transaction.atomic
def end(stand_in: StandIn, *, by: User, reason: str) -> None:
    """End it at once. Raises NotAllowed, Invalid without a reason, and WrongState when it has ended."""
    _require_right(by)
    if not reason.strip():
        raise Invalid(_("Say why."), code="empty_note")
    running = StandIn.objects.filter(pk=stand_in.pk, ended_at__isnull=True, ends_on__gte=today())
    if not running.update(ended_at=timezone.now(), ended_by=by):
        raise WrongState(_("This has ended already."), code="ended")
    events.record("stand_in_ended", stand_in, by=by, note=reason.strip(), user=stand_in.user_id)


def _require_right(by: User) -> None:
    if not can(by, Permission.PEOPLE_EDIT):
        raise NotAllowed(_("Only an administrator names who stands in."), code="forbidden")


def _require_need(user: User) -> None:
    if not user.is_desk or not user.is_active:
        raise Invalid(_("Only an active person of the secretariat can stand in."), code="not_desk")
    if Permission.SUBMISSION_REVIEW in GRANTS[user.role]:
        raise Invalid(_("%(who)s reviews anyway.") % {"who": user}, code="reviews_anyway")


def _require_days(user: User, starts_on: datetime.date, ends_on: datetime.date) -> None:
    if ends_on < starts_on:
        raise Invalid(_("The last day comes before the first."), code="bad_order")
    if ends_on < today():
        raise Invalid(_("The last day has passed."), code="passed")
    if user.stand_ins.filter(ended_at__isnull=True, starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise Invalid(_("%(who)s stands in on some of these days already.") % {"who": user}, code="overlap")
