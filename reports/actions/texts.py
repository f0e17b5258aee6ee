"""What a person wrote, as it is kept: without space around it, refused when it cannot be seen or is too long."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from reports.errors import Invalid
from reports.rules.codes import Code


def readable(text: str, *, longest: int) -> str:
    """The text without space around it, which may leave nothing. Raises Invalid."""
    text = text.replace("\r\n", "\n").strip()
    if any(unicodedata.category(character) in {"Cc", "Cs"} and character != "\n" for character in text):
        raise Invalid(_("There is a character in this text that cannot be seen."), code=Code.BAD_CHARACTER)
    if len(text) > longest:
        words = {"most": longest, "length": len(text)}
        raise Invalid(_("Write at most %(most)d characters; this has %(length)d.") % words, code=Code.TOO_LONG)
    return text
