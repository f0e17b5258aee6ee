"""Words that replace the site's own in a mail about an account. Who keeps them tells the mails; this app does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Words(NamedTuple):
    """Subject and text of one mail, with everything filled in; greeting and signature stand around the text."""

    subject: str
    text: str


type WordsOf = Callable[[str, str, Mapping[str, Any]], Words | None]
"""The words for a kind of mail in a language, given what is true of this one, or None: then the site's own are sent."""
