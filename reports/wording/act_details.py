"""The details that an event keeps, in words: what each is called, and its value on one line."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from members.access import CompanyRoleName, SiteRole
from members.models import ConsentKind, ContactRank, Rhythm, Scope
from reports.models import (
    AttestationWay,
    ChecklistItem,
    ContactWay,
    Door,
    LabelKind,
    Reason,
    UploadState,
    VerificationState,
)
from reports.wording import dates, prose

_DETAILS: Mapping[str, Promise | str] = {
    "before": gettext_lazy("Before"),
    "former": gettext_lazy("Before"),
    "former_name": gettext_lazy("Name before"),
    "after": gettext_lazy("After"),
    "to": gettext_lazy("After"),
    "into": gettext_lazy("Into"),
    "day": gettext_lazy("From or until"),
    "starts": gettext_lazy("From"),
    "starts_on": gettext_lazy("From"),
    "until": gettext_lazy("Until"),
    "role": gettext_lazy("Role"),
    "company": gettext_lazy("Company"),
    "platform": gettext_lazy("Platform"),
    "coalition": gettext_lazy("Coalition"),
    "rhythm": gettext_lazy("Rhythm"),
    "number": gettext_lazy("Number"),
    "version": gettext_lazy("Version"),
    "revision": gettext_lazy("Revision"),
    "hash": gettext_lazy("Hash"),
    "sha256": gettext_lazy("Hash of the file"),
    "door": gettext_lazy("Came in by"),
    "way": gettext_lazy("Signed on"),
    "boxes": gettext_lazy("Boxes changed"),
    "findings": gettext_lazy("Flags"),
    "changed": gettext_lazy("Changed"),
    "words": gettext_lazy("Changed"),
    "scopes": gettext_lazy("Rights"),
    "days": gettext_lazy("Days"),
    "code": gettext_lazy("Code"),
    "people": gettext_lazy("People written to"),
    "step": gettext_lazy("Step"),
    "name": gettext_lazy("Setting"),
    "state": gettext_lazy("State"),
    "expected": gettext_lazy("Members expected"),
    "inputs": gettext_lazy("Returns held"),
    "files": gettext_lazy("Files"),
    "size": gettext_lazy("Bytes"),
    "reason": gettext_lazy("Kind of reason"),
    "items": gettext_lazy("Ticked"),
    "kind": gettext_lazy("About"),
    "label": gettext_lazy("Label"),
    "labels": gettext_lazy("Labels"),
    "rank": gettext_lazy("Contact"),
    "fields": gettext_lazy("Changed"),
    "deactivated": gettext_lazy("Account closed"),
    "owner": gettext_lazy("Owner"),
    "user": pgettext_lazy("of an act", "Who"),
    "opens_at": gettext_lazy("Opens"),
    "due_at": gettext_lazy("Due"),
    "closes_at": gettext_lazy("Closes"),
    "publish_on": gettext_lazy("Publication planned"),
}
NAMED = frozenset(_DETAILS)
UNTOLD = frozenset({"question", "questions", "contact", "series_break", "entry"})
"""Numbers of rows, which say nothing to people; and the act that was taken back, which the sentence tells."""
PEOPLE = frozenset({"owner", "user", "before"})
"""Details that may be the number of a person."""

_DAYS = frozenset({"day", "starts", "starts_on", "until", "opens_at", "due_at", "closes_at", "publish_on"})
_CODES: Mapping[str, Mapping[Any, str | Promise]] = {
    "role": dict(CompanyRoleName.choices) | dict(SiteRole.choices),
    "door": dict(Door.choices),
    "way": dict(AttestationWay.choices) | dict(ContactWay.choices),
    "rhythm": dict(Rhythm.choices),
    "state": dict(VerificationState.choices) | dict(UploadState.choices),
    "reason": dict(Reason.choices),
    "scopes": dict(Scope.choices),
    "items": dict(ChecklistItem.choices),
    "kind": dict(ConsentKind.choices) | dict(LabelKind.choices),
    "rank": dict(ContactRank.choices),
}
_FIELDS: Mapping[str, Promise] = {
    "name": gettext_lazy("name"),
    "title": gettext_lazy("title"),
    "phone": gettext_lazy("telephone"),
    "other_names": gettext_lazy("other names"),
    "language": gettext_lazy("language"),
    "time_zone": gettext_lazy("time zone"),
    "liaison": gettext_lazy("liaison"),
}


def detail(key: str) -> str:
    """What one detail of an event is called."""
    return str(_DETAILS.get(key, key.replace("_", " ")))


def value(key: str, kept: Any, people: Mapping[int, str]) -> str:
    """One kept value on one line: lists and pairs in full, nothing as a dash; ``people`` names them by number."""
    if isinstance(kept, Mapping):
        told = (prose.labelled(_inner(str(name)), value(str(name), one, people)) for name, one in kept.items())
        return prose.clauses(told) or "–"
    if isinstance(kept, list):
        return prose.clauses(value(key, one, people) for one in kept) or "–"
    if isinstance(kept, bool):
        return _("yes") if kept else _("no")
    if kept in (None, ""):
        return "–"
    if key in PEOPLE and kept in people:
        return people[kept]
    return _day(kept) if key in _DAYS else _code(key, kept)


def _inner(key: str) -> str:
    """What is called so within a detail."""
    return str(_FIELDS[key]) if key in _FIELDS else detail(key)


def _code(key: str, kept: Any) -> str:
    known = _FIELDS if key in {"changed", "fields"} else _CODES.get(key, {})
    return str(known.get(kept, kept))


def _day(kept: str) -> str:
    """A day in words; a quarter, which others keep there, as it is."""
    try:
        return dates.day(datetime.date.fromisoformat(kept))
    except ValueError:
        return kept
