"""Sentences about questions between secretariat and company."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def whole_return() -> str:
    """What a question is about that names no box."""
    return _("The whole return")


def total() -> str:
    """The total of a measure, where groups are named beside it."""
    return _("Total")


def waiting(number: int) -> str:
    """How many questions wait for the company's answer."""
    text = ngettext("%(count)d question waits for your answer", "%(count)d questions wait for your answer", number)
    return text % {"count": number}
