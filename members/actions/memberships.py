"""Who is in which coalition, when and with which platforms: spells are closed and begun, never rewritten."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.actions import events
from members.actions.desk import ONE_DAY, given_reason, require_administrator, require_not_merged
from members.errors import Invalid
from members.frozen import FrozenOf, require_free
from members.models import Coalition, Company, MembershipSpell, Platform, PlatformSpell, User


@transaction.atomic
def join(
    company: Company,
    coalition: Coalition,
    *,
    starts_on: datetime.date,
    platforms: Collection[Platform] = (),
    by: User,
    reason: str,
    frozen: FrozenOf,
) -> MembershipSpell:
    """Make a company a member from a day on, the first time or again; with the platforms named, or with all.

    Raises NotAllowed, and Invalid for a day that is fixed, within another spell, or before one that begins later.
    """
    require_administrator(by)
    why = given_reason(reason)
    (locked,) = Company.objects.locked(company)
    require_not_merged(locked)
    require_free([locked], starts_on, frozen)
    names = {"company": locked.name, "coalition": str(coalition)}
    later = locked.spells.filter(coalition=coalition).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    if later.exists():
        sentence = _("%(company)s is in %(coalition)s on that day or later already.")
        raise Invalid(sentence % names, code="overlap")
    spell = _begin(locked, coalition, starts_on, platforms)
    events.record("coalition_joined", locked, by=by, note=why, **_about(spell, starts_on))
    return spell


@transaction.atomic
def leave(
    company: Company, coalition: Coalition, *, last_day: datetime.date, by: User, reason: str, frozen: FrozenOf
) -> None:
    """Close the spell of a company in a coalition with its last day.

    Raises NotAllowed, and Invalid for a day that is fixed or before the spell began, and for who is no member.
    """
    require_administrator(by)
    why = given_reason(reason)
    (locked,) = Company.objects.locked(company)
    require_free([locked], last_day + ONE_DAY, frozen)
    spell = _lasting(locked, coalition)
    close(spell, last_day)
    events.record("coalition_left", locked, by=by, note=why, **_about(spell, last_day))


@transaction.atomic
def name_platforms(
    company: Company,
    coalition: Coalition,
    *,
    platforms: Collection[Platform],
    starts_on: datetime.date,
    by: User,
    reason: str,
    frozen: FrozenOf,
) -> None:
    """From a day on the membership covers these platforms, or all without any; what held before stays.

    Raises NotAllowed, and Invalid for a day that is fixed or not after the spell began, and for who is no member.
    """
    require_administrator(by)
    why = given_reason(reason)
    (locked,) = Company.objects.locked(company)
    require_free([locked], starts_on, frozen)
    spell = _lasting(locked, coalition)
    if set(spell.platforms.all()) == set(platforms):
        raise Invalid(_("Nothing was changed."), code="no_change")
    _replace(spell, platforms, starts_on)
    events.record("platforms_named", locked, by=by, note=why, **_about(spell, starts_on))


def name_in(
    company: Company, added: Collection[Platform], counts_in: Collection[str] | None, *, starts_on: datetime.date
) -> None:
    """Let the memberships that name their platforms name some more; part of another act, whose company is locked.

    A membership without names covers whatever the company runs. Raises Invalid with the code ``say_where_it_counts``
    where a membership names platforms and ``counts_in`` is None, and for a coalition that the company is not in.
    """
    lasting = list(company.spells.filter(ends_on__isnull=True).select_related("coalition"))
    naming = [spell for spell in lasting if spell.platforms.exists()]
    if naming and counts_in is None:
        listed = pgettext("between two names", ", ").join(str(spell.coalition) for spell in naming)
        names = {"company": company.name, "coalitions": listed}
        sentence = _("%(company)s names its platforms in %(coalitions)s. Say where these platforms count.")
        raise Invalid(sentence % names, code="say_where_it_counts")
    foreign = set(counts_in or ()) - {spell.coalition.code for spell in lasting}
    if foreign:
        raise Invalid(_("%(company)s is not in that coalition.") % {"company": company.name}, code="not_a_member")
    for spell in naming:
        if spell.coalition.code in (counts_in or ()):
            _replace(spell, {*spell.platforms.all(), *added}, starts_on)


def close(spell: MembershipSpell, last_day: datetime.date) -> None:
    """End a spell that is locked with its company. Raises Invalid for a day before it began."""
    if last_day < spell.starts_on:
        names = {"company": spell.company.name, "coalition": str(spell.coalition)}
        raise Invalid(_("%(company)s was not in %(coalition)s yet on that day.") % names, code="before_start")
    MembershipSpell.objects.filter(pk=spell.pk).update(ends_on=last_day)


def _lasting(company: Company, coalition: Coalition) -> MembershipSpell:
    """The spell that has no end yet. Raises Invalid where there is none."""
    spells = company.spells.select_related("company", "coalition").filter(coalition=coalition)
    found = spells.filter(ends_on__isnull=True).first()
    if found is None:
        names = {"company": company.name, "coalition": str(coalition)}
        raise Invalid(
            _("%(company)s is not in %(coalition)s, or its last day is set already.") % names, code="no_member"
        )
    return found


def _replace(spell: MembershipSpell, platforms: Iterable[Platform], starts_on: datetime.date) -> None:
    """The same membership with other platforms from a day on; one that begins on that very day is named anew."""
    if spell.starts_on == starts_on:
        spell.platforms.set(_checked(spell.company, platforms))
        return
    close(spell, starts_on - ONE_DAY)
    _begin(spell.company, spell.coalition, starts_on, platforms)


def _begin(
    company: Company, coalition: Coalition, starts_on: datetime.date, platforms: Iterable[Platform]
) -> MembershipSpell:
    named = _checked(company, platforms)
    spell = MembershipSpell.objects.create(company=company, coalition=coalition, starts_on=starts_on)
    spell.platforms.set(named)
    return spell


def _checked(company: Company, platforms: Iterable[Platform]) -> list[Platform]:
    """The platforms to name. Raises Invalid for one that the company never ran."""
    named = list(platforms)
    own = set(PlatformSpell.objects.filter(company=company).values_list("platform", flat=True))
    if any(platform.pk not in own for platform in named):
        raise Invalid(_("%(company)s does not run that platform.") % {"company": company.name}, code="not_held")
    return named


def _about(spell: MembershipSpell, day: datetime.date) -> dict[str, str]:
    return {"coalition": spell.coalition.code, "day": day.isoformat()}
