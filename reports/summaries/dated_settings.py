"""What an administrator has set so far: every version of a rule, and when each rule was last changed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from members.models import Event, User
from reports import rulebook
from reports.clock import today
from reports.models import DatedSetting, SuccessionKind
from reports.rules import ladder
from reports.wording import settings as wording


class Standing(StrEnum):
    """What a version is on the day it is looked at."""

    HOLDS = "holds"
    WAITS = "waits"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a rule as its history lists it."""

    setting: DatedSetting
    standing: Standing
    what: str


@dataclass(frozen=True, slots=True)
class Touched:
    """When and by whom something was last changed."""

    at: datetime.datetime
    by: User | None


def versions(name: str) -> list[Version]:
    """All versions of a rule, newest first; one that was replaced before its day never holds."""
    found = list(DatedSetting.objects.history(name).select_related("made_by"))
    return _told(found)


def versions_by_name(beginning: str) -> dict[str, list[Version]]:
    """The same for every rule whose name begins so."""
    rows: dict[str, list[DatedSetting]] = defaultdict(list)
    for one in DatedSetting.objects.filter(name__startswith=beginning).select_related("made_by").order_by("-version"):
        rows[one.name].append(one)
    return {name: _told(found) for name, found in rows.items()}


def waiting_after(name: str, day: datetime.date) -> list[DatedSetting]:
    """The versions that take the place of one that begins on this day, by their days."""
    found = list(DatedSetting.objects.history(name))
    later = [one for one in found if one.starts_on > day and _in_force(found, one.starts_on) == one]
    return sorted(later, key=lambda one: one.starts_on)


def last_changes() -> dict[str, Touched]:
    """{name of a rule: when it was last changed}; all mails together are ``mail``."""
    found = DatedSetting.objects.select_related("made_by").order_by("made_at")
    return {
        rulebook.MAIL.removesuffix(":") if one.name.startswith(rulebook.MAIL) else one.name: Touched(
            one.made_at, one.made_by
        )
        for one in found
    }


def last_change_of_list(kind: SuccessionKind) -> Touched | None:
    """When a code list was last changed by somebody; None for one as the site ships it."""
    subject = "speciesgroup" if kind == SuccessionKind.GROUP else "measure"
    event = Event.objects.filter(subject_type=subject).order_by("-at", "-pk").first()
    if event is None:
        return None
    by = User.objects.filter(pk=event.actor_key).first() if event.actor_type == "user" else None
    return Touched(event.at, by)


def _told(found: list[DatedSetting]) -> list[Version]:
    """Versions of one rule, newest first, each with what it says or changes."""
    before = [*found[1:], None]
    return [
        Version(one, _standing(one, found), _what(one, earlier)) for one, earlier in zip(found, before, strict=False)
    ]


def _what(one: DatedSetting, earlier: DatedSetting | None) -> str:
    if one.name == rulebook.LADDER:
        return wording.steps(ladder.from_data(one.value))
    if one.name == rulebook.THRESHOLDS:
        former = rulebook.thresholds_from(earlier.value if earlier else {})
        return wording.limits_changed(former, rulebook.thresholds_from(one.value))
    return wording.texts(one.value)


def _standing(one: DatedSetting, found: list[DatedSetting]) -> Standing:
    if one.starts_on > today():
        return Standing.WAITS if _in_force(found, one.starts_on) == one else Standing.OVER
    return Standing.HOLDS if _in_force(found, today()) == one else Standing.OVER


def _in_force(found: list[DatedSetting], on: datetime.date) -> DatedSetting | None:
    """The same as ``DatedSetting.objects.in_force``, of rows that were read."""
    begun = [one for one in found if one.starts_on <= on]
    return max(begun, key=lambda one: (one.starts_on, one.version), default=None)
