"""The details that an event keeps, in words: what each is called, and its value on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
}


def detail(key: str) -> str:
    """What one detail of an event is called."""
    return str(_DETAILS.get(key, key.replace("_", " ")))


def value(kept: Any) -> str:
    """One kept value on one line: lists and pairs in full, nothing as a dash."""
    if isinstance(kept, Mapping):
        return "; ".join(f"{detail(str(key))}: {value(one)}" for key, one in kept.items()) or "–"
    if isinstance(kept, list):
        return ", ".join(value(one) for one in kept) or "–"
    if isinstance(kept, bool):
        return _("yes") if kept else _("no")
    return "–" if kept in (None, "") else str(kept)
