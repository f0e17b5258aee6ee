"""Texts with named places, such as ``{company}``, that people write for mails: fills them in, and does nothing more.

Nothing else in a text means anything: no filters, no attributes, no formats, no code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
BRACES = re.compile(r"[{}]")

PLACES = ("name", "company", "quarter", "window", "due", "closes", "publish", "link")
"""What every mail about a return knows."""
OF_REMINDERS = ("left", "progress")
"""What the reminders before and after the due date know as well: the time that is left, and what is filled in."""

SECRET = "link"
"""In a mail about an account: whoever has it gets in, and without it nobody does."""
OF_ACCOUNTS = {
    "invitation": ("inviter", "company", "role", SECRET, "until", "zone"),
    "password_reset": ("name", SECRET, "until", "zone"),
    "unknown_account": ("email",),
}
"""What each mail about an account knows."""


@dataclass(frozen=True, slots=True)
class Misread:
    """What in a text cannot be filled in: places nobody knows, and braces around no name."""

    unknown: tuple[str, ...] = ()
    has_loose_brace: bool = False

    def __bool__(self) -> bool:
        return bool(self.unknown) or self.has_loose_brace


def misread(text: str, known: Collection[str]) -> Misread:
    """What is wrong with a text, false when nothing is."""
    unknown = dict.fromkeys(name for name in PLACE.findall(text) if name not in known)
    return Misread(tuple(unknown), bool(BRACES.search(PLACE.sub("", text))))


def needs_link(kind: str) -> bool:
    """A mail of this kind is sent for its secret link, and its text says where that stands."""
    return SECRET in OF_ACCOUNTS.get(kind, ())


def has_link(text: str) -> bool:
    """The link stands on a line of its own, where every mail program sees its end."""
    return any(line.strip() == f"{{{SECRET}}}" for line in text.splitlines())


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every place filled in, once: what is filled in is never read again. Unknown places stay."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), text)
