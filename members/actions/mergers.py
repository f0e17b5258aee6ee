"""One company becomes part of another on a day: what it held is closed, its platforms and people go on there."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from members.access import CompanyRoleName
from members.actions import events, invitations, memberships, people
from members.actions.desk import ONE_DAY, given_reason, require_administrator, require_not_merged
from members.errors import Invalid
from members.frozen import FrozenOf, require_free
from members.models import Company, CompanyRole, Platform, PlatformSpell, User


@transaction.atomic
def merge(
    company: Company,
    *,
    into: Company,
    last_day: datetime.date,
    counts_in: Collection[str] | None,
    by: User,
    reason: str,
    frozen: FrozenOf,
) -> None:
    """End a company with its last day and give what it runs to another.

    Its past, its returns and the people and tokens that finish the open ones stay its own; its people get the same
    role at the other company unless they have one there. Invitations that wait are revoked: nobody joins it any more.
    ``counts_in`` is that of ``platforms.add``. Raises NotAllowed, and Invalid for itself, a company that was merged
    before, a day that is fixed, or something that begins after it.
    """
    require_administrator(by)
    why = given_reason(reason)
    if company.pk == into.pk:
        raise Invalid(_("Choose another company."), code="same_company")
    ending, taker = Company.objects.locked(company, into)
    require_not_merged(ending)
    require_not_merged(taker)
    require_free([ending, taker], last_day + ONE_DAY, frozen)
    _require_nothing_later(ending, last_day)
    moved = _hand_over(ending, taker, last_day + ONE_DAY)
    memberships.name_in(taker, moved, counts_in, starts_on=last_day + ONE_DAY)
    for spell in ending.spells.select_related("company", "coalition").filter(_lasting(last_day)):
        memberships.close(spell, last_day)
    ending.ownerships.filter(_lasting(last_day)).update(ends_on=last_day)
    invitations.end(ending, by=by)
    _welcome(ending, taker, by)
    Company.objects.filter(pk=ending.pk).update(merged_into=taker, merged_on=last_day)
    day = last_day.isoformat()
    events.record("merged", ending, by=by, note=why, into=taker.slug, day=day)
    events.record("took_over", taker, by=by, note=why, former=ending.slug, day=day)
    company.refresh_from_db()


def _lasting(last_day: datetime.date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=last_day)


def _require_nothing_later(company: Company, last_day: datetime.date) -> None:
    """Refuse a day before something of the company begins: it would have to be unsaid."""
    dated = (company.spells, company.ownerships, company.platform_spells, company.rhythms)
    if any(rows.filter(starts_on__gt=last_day).exists() for rows in dated):
        sentence = _("Something of %(company)s begins after that day. Choose a later day.")
        raise Invalid(sentence % {"company": company.name}, code="before_start")


def _hand_over(ending: Company, taker: Company, starts_on: datetime.date) -> list[Platform]:
    """Give every platform that still runs to the other company; one that would have ended ends there too."""
    running = list(ending.platform_spells.filter(_lasting(starts_on - ONE_DAY)).select_related("platform"))
    ending.platform_spells.filter(pk__in=[spell.pk for spell in running]).update(ends_on=starts_on - ONE_DAY)
    PlatformSpell.objects.bulk_create(
        PlatformSpell(platform=spell.platform, company=taker, starts_on=starts_on, ends_on=spell.ends_on)
        for spell in running
    )
    return [spell.platform for spell in running]


def _welcome(ending: Company, taker: Company, by: User) -> None:
    """The same role at the other company for everybody who is active and has none there."""
    known = CompanyRole.objects.filter(company=taker).values("user")
    for one in ending.people.filter(user__is_active=True).exclude(user__in=known).select_related("user"):
        people.assign(one.user, company=taker, role=CompanyRoleName(one.role), by=by)
