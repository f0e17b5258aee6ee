"""How sentences, lists and asides are put together in the active language; it knows none of their words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from django.utils.translation import pgettext


def sentences(*parts: str) -> str:
    """Sentences one after the other, empty ones left out; Chinese writes no space between them."""
    joined = pgettext("two sentences", "%(one)s %(other)s")
    told = [part for part in parts if part]
    return reduce(lambda one, other: joined % {"one": one, "other": other}, told) if told else ""


def listed(entries: Iterable[str]) -> str:
    """Names in a row: Ann, Ben."""
    return pgettext("between two names", ", ").join(entries)


def clauses(entries: Iterable[str]) -> str:
    """Entries that may hold commas themselves, in a row."""
    return pgettext("between two clauses", "; ").join(entries)


def aside(text: str, note: str) -> str:
    """A text with a note in brackets."""
    return pgettext("a text and its note", "%(text)s (%(note)s)") % {"text": text, "note": note}


def labelled(label: str, text: str) -> str:
    """What a value is, and the value."""
    return pgettext("a label and its value", "%(label)s: %(text)s") % {"label": label, "text": text}
