"""What the secretariat settles about a company itself: that there is one, what it is called, how many sign for it."""

from __future__ import annotations

import datetime
import zoneinfo
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from members import identities, slugs
from members.access import CompanyRoleName, Permission, can
from members.actions import events, platforms
from members.actions.desk import given_reason, require_administrator
from members.actions.platforms import NewPlatform
from members.errors import Invalid, NotAllowed
from members.models import Coalition, Company, MembershipSpell, OwnerGroup, Ownership, User

CHOICES = (1, 2)
LONGEST_NAME = 200


@dataclass(frozen=True)
class Particulars:
    """What a company is called, in which language and zone it is written to, and who looks after it."""

    name: str
    other_names: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    time_zone: str = "UTC"
    liaison: User | None = None


@dataclass(frozen=True)
class NewCompany:
    """A company on its first day in its first coalition. Without ``owner_group`` it is its own."""

    particulars: Particulars
    coalition: Coalition
    starts_on: datetime.date
    slug: str = ""
    owner_group: OwnerGroup | None = None
    platforms: Sequence[NewPlatform] = ()


@transaction.atomic
def add(new: NewCompany, *, by: User, reason: str, despite: Collection[str] = ()) -> Company:
    """Enter a company with its owner group, its first membership and its platforms, all from one day on.

    The day may lie in the past: a quarter that has opened does not expect the company unless somebody adds it there.
    ``despite``: the likenesses that somebody looked at. Raises NotAllowed, Invalid for what is missing, too long or
    taken, LooksAlike for a likeness that nobody looked at; WrongState for the same name entered at the same moment.
    """
    require_administrator(by)
    why = given_reason(reason)
    own = _checked(new.particulars)
    names = [own.name, *own.other_names.values()]
    list(Company.objects.select_for_update(no_key=True).order_by("pk"))  # of two at once the second sees the first
    identities.require_unlike(names, [platform.name for platform in new.platforms], despite=despite)
    with slugs.taking():
        company = Company.objects.create(slug=_slug(new.slug, names), is_demonstration=settings.DEMO, **_fields(own))
    Ownership.objects.create(
        company=company, owner_group=new.owner_group or own_group(company), starts_on=new.starts_on
    )
    MembershipSpell.objects.create(company=company, coalition=new.coalition, starts_on=new.starts_on)
    for platform in new.platforms:
        platforms.create(company, platform, starts_on=new.starts_on)
    dated = {"coalition": new.coalition.code, "day": new.starts_on.isoformat()}
    events.record("company_added", company, by=by, note=why, **dated)
    return company


@transaction.atomic
def edit(company: Company, changed: Particulars, *, by: User, reason: str, despite: Collection[str] = ()) -> Company:
    """Change names, language, time zone or the person who looks after a company; its address stays.

    ``despite`` and the refusals are those of ``add``; only another name can look like another company.
    """
    require_administrator(by)
    why = given_reason(reason)
    own = _checked(changed)
    (locked,) = Company.objects.locked(company)
    fields = _fields(own)
    different = sorted(name for name, value in fields.items() if getattr(locked, name) != value)
    if not different:
        raise Invalid(_("Nothing was changed."), code="no_change")
    if {"name", "other_names"} & set(different):
        identities.require_unlike([own.name, *own.other_names.values()], [], despite=despite, but=locked)
    Company.objects.filter(pk=locked.pk).update(**fields)
    events.record("company_edited", locked, by=by, note=why, changed=different, former_name=locked.name)
    locked.refresh_from_db()
    return locked


@transaction.atomic
def require_signers(company: Company, number: int, *, by: User, reason: str) -> None:
    """Require one signature or two on every return from now on; a return that is handed in stays as it is.

    Raises NotAllowed for who is no administrator, Invalid without a reason, for another number, or when the company
    has fewer active signers.
    """
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator decides how many signers a company needs."), code="forbidden")
    why = given_reason(reason)
    if number not in CHOICES:
        raise Invalid(_("One signer or two."), code="bad_number")
    locked = Company.objects.select_for_update(no_key=True).get(pk=company.pk)
    active = signers_of(locked)
    if number > active:
        raise Invalid(
            _("%(company)s has too few active signers. Two signatures need two of them.") % {"company": locked.name},
            code="too_few_signers",
        )
    if locked.signers_required != number:
        Company.objects.filter(pk=locked.pk).update(signers_required=number)
        events.record("signers_required", locked, by=by, note=why, number=number)
    company.refresh_from_db(fields=["signers_required"])


def signers_of(company: Company) -> int:
    """How many active people may sign for a company."""
    return company.people.filter(role=CompanyRoleName.SIGNER, user__is_active=True).count()


def own_group(company: Company) -> OwnerGroup:
    """A new owner group of one company."""
    with slugs.taking():
        return OwnerGroup.objects.create(slug=slugs.free(company.slug, OwnerGroup.objects.all()), name=company.name)


def _checked(given: Particulars) -> Particulars:
    """The same without space around names. Raises Invalid for what cannot be kept."""
    name = given.name.strip()
    others = {language: text.strip() for language, text in given.other_names.items() if text.strip()}
    if not name:
        raise Invalid(_("A company needs a name."), code="empty_name")
    if any(len(text) > LONGEST_NAME for text in (name, *others.values())):
        raise Invalid(_("A name has at most %(number)d characters.") % {"number": LONGEST_NAME}, code="long_name")
    if given.language not in dict(settings.LANGUAGES) or not set(others) <= set(dict(settings.LANGUAGES)):
        raise Invalid(_("This language is not one of the site’s."), code="bad_language")
    if given.time_zone not in zoneinfo.available_timezones():
        raise Invalid(_("This time zone is unknown."), code="bad_time_zone")
    if given.liaison is not None and not (given.liaison.is_desk and given.liaison.is_active):
        raise Invalid(_("Only people of the secretariat are a company’s liaison."), code="bad_liaison")
    return Particulars(name, others, given.language, given.time_zone, given.liaison)


def _fields(given: Particulars) -> dict[str, object]:
    return {
        "name": given.name,
        "other_names": dict(given.other_names),
        "language": given.language,
        "time_zone": given.time_zone,
        "liaison": given.liaison,
    }


def _slug(wanted: str, names: Sequence[str]) -> str:
    """The short name that was asked for, or one from the names. Raises Invalid for one that is taken or no slug."""
    if not wanted:
        fallback = f"company-{Company.objects.count() + 1}"
        return slugs.free(slugs.proposed(names, fallback), Company.objects.all())
    if not slugs.is_plain(wanted):
        raise Invalid(_("Write the short name in small Latin letters, digits and hyphens."), code="bad_slug")
    if Company.objects.filter(slug=wanted).exists():
        raise Invalid(_("Another company has the short name %(slug)s.") % {"slug": wanted}, code="taken_slug")
    return wanted
