"""Which company runs which platform, from when to when: a new one, one that ends, one that goes to another company."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from members import identities, slugs
from members.actions import events, memberships
from members.actions.desk import ONE_DAY, given_reason, require_administrator, require_not_merged
from members.errors import Invalid
from members.frozen import FrozenOf, require_free
from members.models import Company, Platform, PlatformSpell, PlatformType, User, in_force

LONGEST_NAME = 200


@dataclass(frozen=True)
class NewPlatform:
    """A platform that is not known yet."""

    name: str
    platform_type: PlatformType


@transaction.atomic
def add(
    company: Company,
    new: NewPlatform,
    *,
    starts_on: datetime.date,
    counts_in: Collection[str] | None,
    by: User,
    reason: str,
    frozen: FrozenOf,
    despite: Collection[str] = (),
) -> Platform:
    """Enter a platform that a company runs from a day on.

    ``counts_in``: the coalitions, by code, whose membership names its platforms and is to name this one too; None
    where nobody has said. ``despite``: the likenesses that somebody looked at. Raises NotAllowed, LooksAlike for
    others, and Invalid for a day that is fixed or what the memberships leave open.
    """
    require_administrator(by)
    why = given_reason(reason)
    (locked,) = Company.objects.locked(company)
    require_not_merged(locked)
    require_free([locked], starts_on, frozen)
    identities.require_unlike([], [new.name], despite=despite, but=locked)
    platform = create(locked, new, starts_on=starts_on)
    memberships.name_in(locked, [platform], counts_in, starts_on=starts_on)
    events.record("platform_added", locked, by=by, note=why, **_about(platform, starts_on))
    return platform


@transaction.atomic
def retire(
    company: Company, platform: Platform, *, last_day: datetime.date, by: User, reason: str, frozen: FrozenOf
) -> None:
    """End a platform with its last day. Raises Invalid for a day before it began or that is fixed."""
    require_administrator(by)
    why = given_reason(reason)
    (locked,) = Company.objects.locked(company)
    require_free([locked], last_day + ONE_DAY, frozen)
    _close(locked, platform, last_day)
    events.record("platform_retired", locked, by=by, note=why, **_about(platform, last_day))


@transaction.atomic
def move(
    company: Company,
    platform: Platform,
    *,
    to: Company,
    starts_on: datetime.date,
    counts_in: Collection[str] | None,
    by: User,
    reason: str,
    frozen: FrozenOf,
) -> None:
    """Give a platform to another company from a day on; both report it, each for its own days.

    ``counts_in`` is that of ``add``, about the company that gets it. Raises NotAllowed and Invalid.
    """
    require_administrator(by)
    why = given_reason(reason)
    if to.pk == company.pk:
        raise Invalid(_("Choose another company."), code="same_company")
    giver, taker = Company.objects.locked(company, to)
    require_not_merged(taker)
    require_free([giver, taker], starts_on, frozen)
    _close(giver, platform, starts_on - ONE_DAY)
    PlatformSpell.objects.create(platform=platform, company=taker, starts_on=starts_on)
    memberships.name_in(taker, [platform], counts_in, starts_on=starts_on)
    events.record("platform_moved", giver, by=by, note=why, to=taker.slug, **_about(platform, starts_on))
    events.record("platform_taken", taker, by=by, note=why, former=giver.slug, **_about(platform, starts_on))


def create(company: Company, new: NewPlatform, *, starts_on: datetime.date) -> Platform:
    """A platform with its first tenure; part of another act, whose company is locked. Raises Invalid for its name."""
    name = new.name.strip()
    if not name or len(name) > LONGEST_NAME:
        sentence = _("A platform needs a name of at most %(number)d characters.")
        raise Invalid(sentence % {"number": LONGEST_NAME}, code="bad_name")
    slug = slugs.free(slugs.proposed([name], f"{company.slug}-platform"), Platform.objects.all())
    with slugs.taking():
        platform = Platform.objects.create(slug=slug, name=name, platform_type=new.platform_type)
    PlatformSpell.objects.create(platform=platform, company=company, starts_on=starts_on)
    return platform


def _close(company: Company, platform: Platform, last_day: datetime.date) -> None:
    """End the tenure that holds on a day and has no end yet. Raises Invalid where there is none."""
    names = {"company": company.name, "platform": platform.name}
    lasting = PlatformSpell.objects.filter(company=company, platform=platform, ends_on__isnull=True).first()
    if lasting is None:
        raise Invalid(_("%(company)s does not run %(platform)s any more.") % names, code="not_held")
    if last_day < lasting.starts_on:
        raise Invalid(_("%(company)s did not run %(platform)s yet on that day.") % names, code="before_start")
    PlatformSpell.objects.filter(pk=lasting.pk).update(ends_on=last_day)


def held(company: Company, on: datetime.date) -> list[Platform]:
    """The platforms that a company runs on a day, or from a later day on."""
    lasting = in_force(on) | Q(starts_on__gt=on)
    spells = PlatformSpell.objects.filter(lasting, company=company).select_related("platform")
    return [spell.platform for spell in spells]


def _about(platform: Platform, day: datetime.date) -> dict[str, str]:
    return {"platform": platform.slug, "day": day.isoformat()}
