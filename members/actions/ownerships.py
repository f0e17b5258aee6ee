"""Which owner group holds a company, from when on: one contributor in disclosure, read at a quarter's end."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from members import slugs
from members.actions import events
from members.actions.companies import LONGEST_NAME, own_group
from members.actions.desk import ONE_DAY, given_reason, require_administrator, require_not_merged
from members.errors import Invalid
from members.frozen import FrozenOf, require_free
from members.models import Company, OwnerGroup, Ownership, User


@transaction.atomic
def change(
    company: Company,
    owner_group: OwnerGroup | str | None,
    *,
    starts_on: datetime.date,
    by: User,
    reason: str,
    frozen: FrozenOf,
) -> OwnerGroup:
    """Put a company into another owner group from a day on: a known one, a new one by its name, or its own (None).

    A quarter that has opened keeps the group that was read at its end. Raises NotAllowed, and Invalid for a day that
    is fixed or not after the present group began, for the same group, and for a company that was merged.
    """
    require_administrator(by)
    why = given_reason(reason)
    (locked,) = Company.objects.locked(company)
    require_not_merged(locked)
    require_free([locked], starts_on, frozen)
    held = Ownership.objects.filter(company=locked).select_related("owner_group").order_by("starts_on").last()
    group = _group(locked, owner_group)
    if held is not None and held.ends_on is None and held.owner_group_id == group.pk:
        raise Invalid(_("%(company)s is in that owner group.") % {"company": locked.name}, code="no_change")
    if held is not None and starts_on <= (held.ends_on or held.starts_on):
        raise Invalid(_("Choose a day after the one on which the present owner group began."), code="before_start")
    Ownership.objects.filter(company=locked, ends_on__isnull=True).update(ends_on=starts_on - ONE_DAY)
    Ownership.objects.create(company=locked, owner_group=group, starts_on=starts_on)
    former = held.owner_group.slug if held else ""
    events.record("owner_changed", locked, by=by, note=why, to=group.slug, former=former, day=starts_on.isoformat())
    return group


def _group(company: Company, wanted: OwnerGroup | str | None) -> OwnerGroup:
    if isinstance(wanted, OwnerGroup):
        return wanted
    name = (wanted or "").strip()
    if not name:
        return _own_group(company)
    if len(name) > LONGEST_NAME:
        raise Invalid(_("A name has at most %(number)d characters.") % {"number": LONGEST_NAME}, code="long_name")
    slug = slugs.free(slugs.proposed([name], f"{company.slug}-owner"), OwnerGroup.objects.all())
    with slugs.taking():
        return OwnerGroup.objects.create(slug=slug, name=name)


def _own_group(company: Company) -> OwnerGroup:
    """A group that holds nobody else: the one that the company had before, or a new one."""
    mine = OwnerGroup.objects.filter(ownerships__company=company).exclude(ownerships__company__in=_others(company))
    return mine.order_by("pk").first() or own_group(company)


def _others(company: Company) -> list[int]:
    return list(Company.objects.exclude(pk=company.pk).values_list("pk", flat=True))
