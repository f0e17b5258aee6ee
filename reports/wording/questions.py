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


def came_back(number: int) -> str:
    """Why a return came back that was sent with questions and no other words."""
    text = ngettext(
        "We have %(count)d question before we can accept your return. Nothing else has to change.",
        "We have %(count)d questions before we can accept your return. Nothing else has to change.",
        number,
    )
    return text % {"count": number}


def waiting(number: int) -> str:
    """How many questions wait for the company's answer."""
    text = ngettext("%(count)d question waits for your answer", "%(count)d questions wait for your answer", number)
    return text % {"count": number}
