"""Takes back a dated entry whose day has not come, as if it had not been made; the log keeps the entry and this.

What holds already stays and is followed by a later entry. What other entries build upon is not taken back before them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from members.actions import events
from members.actions.desk import ONE_DAY, given_reason, require_administrator, require_not_merged
from members.clock import today
from members.errors import Invalid
from members.frozen import FrozenOf, require_free
from members.models import Company, Event, MembershipSpell, Ownership, PlatformSpell, ReportingRhythm, User

type Entry = MembershipSpell | Ownership | PlatformSpell | ReportingRhythm


def entries(company: Company) -> list[Event]:
    """The entries of a company that can be taken back, newest first."""
    acts = Event.objects.about(company).filter(verb__in=_UNDO).order_by("-pk")
    ahead = [act for act in acts if holds_from(act) > today() and _made_by(act, company) is not None]
    return list({(act.verb, *sorted(act.details.items())): act for act in reversed(ahead)}.values())[::-1]


@transaction.atomic
def take_back(company: Company, entry: Event, *, by: User, reason: str, frozen: FrozenOf) -> None:
    """Undo what an entry about a company did. ``entry`` is one that ``entries`` may give.

    Raises NotAllowed, and Invalid for one that holds already, was taken back, or that others build upon.
    """
    require_administrator(by)
    why = given_reason(reason)
    locked, *others = Company.objects.locked(company, *Company.objects.filter(slug=_other(entry)))
    require_not_merged(locked)
    if holds_from(entry) <= today():
        raise Invalid(_("This holds already. Enter what is right from a later day on."), code="in_effect")
    require_free([locked, *others], holds_from(entry), frozen)
    made = _made_by(entry, locked)
    if made is None:
        raise Invalid(_("It was taken back already, or something was entered after it."), code="followed")
    _UNDO[entry.verb](made, locked)
    events.record("entry_taken_back", locked, by=by, note=why, entry=entry.verb, **entry.details)
    for taker in others:
        mirrored = {"platform": entry.details["platform"], "day": entry.details["day"], "former": locked.slug}
        events.record("entry_taken_back", taker, by=by, note=why, entry="platform_taken", **mirrored)


def holds_from(entry: Event) -> datetime.date:
    """The first day on which something is different; after a last day that is the next one."""
    day = datetime.date.fromisoformat(entry.details["day"])
    return day + ONE_DAY if entry.verb in {"coalition_left", "platform_retired"} else day


def _other(entry: Event) -> str:
    """The company to which a platform goes; empty for what concerns one company alone."""
    return str(entry.details["to"]) if entry.verb == "platform_moved" else ""


def _made_by(entry: Event, company: Company) -> Entry | None:
    """The row as the entry left it; None once it was taken back or something was entered after it."""
    told, day = entry.details, datetime.date.fromisoformat(entry.details["day"])
    lasting = {"starts_on": day, "ends_on__isnull": True}
    if entry.verb == "coalition_joined":
        return company.spells.filter(coalition__code=told["coalition"], **lasting).first()
    if entry.verb == "coalition_left":
        return _last_ending(company.spells.filter(coalition__code=told["coalition"]), day)
    if entry.verb == "platform_retired":
        return _last_ending(PlatformSpell.objects.filter(platform__slug=told["platform"]), day)
    if entry.verb == "owner_changed":
        return company.ownerships.filter(owner_group__slug=told["to"], **lasting).first()
    if entry.verb == "platform_moved":
        own = {"platform__slug": told["platform"], "company__slug": told["to"]}
        return PlatformSpell.objects.filter(**own, **lasting).first()
    newest = company.rhythms.order_by("starts_on").last()
    return newest if newest is not None and newest.starts_on == day else None


def _last_ending(
    rows: QuerySet[MembershipSpell] | QuerySet[PlatformSpell], day: datetime.date
) -> MembershipSpell | PlatformSpell | None:
    """The newest of these rows if it ends with a day."""
    last = rows.order_by("starts_on").last()
    return last if last is not None and last.ends_on == day else None


def _remove(made: Entry, company: Company) -> None:
    """A membership or a rhythm never began."""
    made.delete()


def _stay(made: Entry, company: Company) -> None:
    """The membership, or the company's time with a platform, goes on."""
    assert isinstance(made, MembershipSpell | PlatformSpell)
    made.ends_on = None
    made.save(update_fields=["ends_on"])


def _keep_owner(made: Entry, company: Company) -> None:
    """The owner group before goes on."""
    made.delete()
    Ownership.objects.filter(company=company, ends_on=made.starts_on - ONE_DAY).update(ends_on=None)


def _keep_platform(made: Entry, company: Company) -> None:
    """The company goes on running the platform. Raises Invalid while memberships of the other name it."""
    assert isinstance(made, PlatformSpell)
    if made.platform.membership_spells.filter(company=made.company).exclude(ends_on__lt=made.starts_on).exists():
        names = {"company": made.company.name, "platform": made.platform.name}
        sentence = _("A membership of %(company)s names %(platform)s. Name its other platforms alone there first.")
        raise Invalid(sentence % names, code="named")
    made.delete()
    ended = PlatformSpell.objects.filter(company=company, platform=made.platform)
    ended.filter(ends_on=made.starts_on - ONE_DAY).update(ends_on=None)


_UNDO: Mapping[str, Callable[[Entry, Company], None]] = {
    "coalition_joined": _remove,
    "coalition_left": _stay,
    "owner_changed": _keep_owner,
    "platform_moved": _keep_platform,
    "platform_retired": _stay,
    "rhythm_changed": _remove,
}
"""What undoes each kind of entry. The platforms of a membership are named anew from the same day instead."""

VERBS = frozenset(_UNDO)
