"""Status words, numbers and language links as every page shows them; knows no model and no database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from reports.wording import numbers, prose

register = template.Library()

RING = "M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0Zm0 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z"
HALF = "M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0Zm0 2v8a4 4 0 0 0 0-8Z"
DIAMOND = "M6 0l6 6-6 6-6-6Z"
OPEN_DIAMOND = "M6 0l6 6-6 6-6-6Zm0 3L3 6l3 3 3-3Z"
FORWARD = "M1 0l11 6-11 6Z"
BACK = "M11 0L0 6l11 6Z"
UP = "M6 .5l6 11H0Z"
DOWN = "M0 .5h12L6 11.5Z"
CHECK = "M0 6.5l1.6-1.7 2.8 2.6L10.3 1 12 2.6 4.5 10.8Z"
BAR = "M0 4.8h12v2.4H0Z"
BARS = "M0 2h12v3H0Zm0 5h12v3H0Z"
ZERO = "M6 0c3 0 4.5 2.4 4.5 6S9 12 6 12 1.5 9.6 1.5 6 3 0 6 0Zm0 2C4.5 2 4 3.4 4 6s.5 4 2 4 2-1.4 2-4-.5-4-2-4Z"
DOT = "M6 4.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z"
SQUARE = "M0 0h12v12H0Z"
OPEN_SQUARE = "M0 0h12v12H0Zm2 2v8h8V2Z"
BRACKETS = "M0 0h4v2H2v8h2v2H0ZM12 0H8v2h2v8H8v2h4Z"


class StatusWord(NamedTuple):
    """A word, the outline of its shape in a 12 × 12 box, and the tone that repeats what the word says."""

    text: str | Promise
    shape: str
    tone: str


STATUS_WORDS = {
    # A submission.
    "due": StatusWord(_("Due"), RING, "info"),
    "draft": StatusWord(_("Draft"), HALF, "info"),
    "ready": StatusWord(_("Ready to sign"), DIAMOND, "warn"),
    "submitted": StatusWord(_("Submitted"), FORWARD, "info"),
    "sent_back": StatusWord(_("Sent back"), BACK, "warn"),
    "accepted": StatusWord(_("Accepted"), CHECK, "ok"),
    # Marks beside it.
    "in_review": StatusWord(_("In review"), HALF, "info"),
    "question_open": StatusWord(_("Question open"), OPEN_DIAMOND, "warn"),
    "question_answered": StatusWord(_("Question answered"), DIAMOND, "info"),
    "question_closed": StatusWord(_("Question closed"), BAR, "quiet"),
    "extension_asked": StatusWord(_("More time asked for"), OPEN_DIAMOND, "warn"),
    "extension_granted": StatusWord(_("More time granted"), FORWARD, "info"),
    "due_at_year_end": StatusWord(_("Due at year end"), RING, "quiet"),
    "mail_failed": StatusWord(_("E-mail failed"), OPEN_SQUARE, "bad"),
    "no_signer": StatusWord(_("Too few signers"), OPEN_SQUARE, "bad"),
    "late": StatusWord(_("Late"), UP, "bad"),
    "overdue": StatusWord(_("Overdue"), UP, "bad"),
    "exempt": StatusWord(_("Exempt"), BAR, "quiet"),
    "none_to_report": StatusWord(_("None to report"), ZERO, "quiet"),
    "revised": StatusWord(_("Revised"), BARS, "info"),
    "sheet_waits": StatusWord(_("Signed sheet waits"), OPEN_DIAMOND, "warn"),
    "correction_asked": StatusWord(_("Correction asked for"), OPEN_DIAMOND, "warn"),
    "in_release": StatusWord(_("In release"), SQUARE, "ok"),
    # A published cell, and a release.
    "provisional": StatusWord(_("Provisional"), OPEN_SQUARE, "info"),
    "final": StatusWord(_("Final"), SQUARE, "info"),
    "withheld": StatusWord(_("Withheld"), BRACKETS, "quiet"),
    "not_collected": StatusWord(_("Not collected"), BAR, "quiet"),
    "live": StatusWord(_("Live"), RING, "info"),
    "frozen": StatusWord(_("Frozen"), OPEN_SQUARE, "info"),
    "publishing": StatusWord(_("Publishing"), HALF, "info"),
    "published": StatusWord(_("Published"), SQUARE, "ok"),
    "discarded": StatusWord(_("Discarded"), BAR, "quiet"),
    # A step of an onboarding.
    "done": StatusWord(_("Done"), CHECK, "ok"),
    "not_done": StatusWord(_("Missing"), RING, "warn"),
    "not_needed": StatusWord(_("Not needed any more"), BAR, "quiet"),
    # A consent of a company; an account that is closed.
    "agreed": StatusWord(_("Agreed"), CHECK, "ok"),
    "not_agreed": StatusWord(_("Not agreed"), BAR, "warn"),
    "not_asked": StatusWord(_("No answer yet"), RING, "quiet"),
    "closed": StatusWord(_("Account closed"), BAR, "quiet"),
    "expired": StatusWord(_("Expired"), UP, "warn"),
    "waiting": StatusWord(_("Waiting"), HALF, "info"),
    "stands_in": StatusWord(_("Stands in now"), FORWARD, "info"),
    # A job, and a mail.
    "queued": StatusWord(_("Waiting"), RING, "info"),
    "running": StatusWord(_("Running"), HALF, "info"),
    "failed": StatusWord(_("Failed"), OPEN_SQUARE, "bad"),
    "sent": StatusWord(_("Sent"), CHECK, "ok"),
    "unsent": StatusWord(_("Not sent"), BAR, "quiet"),
    # A target.
    "achieved": StatusWord(_("Achieved"), CHECK, "ok"),
    "on_pace": StatusWord(_("On pace"), FORWARD, "ok"),
    "behind": StatusWord(_("Behind"), HALF, "warn"),
    "far_behind": StatusWord(_("Far behind"), DOWN, "bad"),
    "moving_away": StatusWord(_("Moving away"), BACK, "bad"),
    "not_achieved": StatusWord(_("Not achieved"), RING, "warn"),
    "not_enough_data": StatusWord(_("Not enough data"), RING, "quiet"),
    "not_computed": StatusWord(_("Cannot be computed"), BAR, "quiet"),
}


@register.filter
def together(text: str) -> SafeString:
    """A date or quarter in a heading: its words go to the next line as one, unless they are longer than a line."""
    return format_html('<span class="together">{}</span>', text)


@register.inclusion_tag("components/status_word.html")
def status_word(code: str) -> dict[str, StatusWord]:
    """The word, shape and tone of a status code; an unknown code is a mistake in the template and fails."""
    return {"status": STATUS_WORDS[str(code)]}


HEAT_SHAPES = {
    "accepted": CHECK,
    "none": ZERO,
    "no_content": OPEN_SQUARE,
    "submitted": FORWARD,
    "sent_back": BACK,
    "open": RING,
    "overdue": DOWN,
    "at_year_end": HALF,
    "exempt": BAR,
    "absent": DOT,
    "late": UP,
}
"""The sign of each standing in the heat map, and of lateness beside it: no two alike."""


@register.inclusion_tag("components/heat_shape.html")
def heat_shape(code: str) -> dict[str, str]:
    """The sign of one standing; the words are the page's."""
    return {"shape": HEAT_SHAPES[str(code)]}


@register.filter
def grouped(value: int | None) -> str:
    """A whole number with its thousands marked (``884,213``); a dash where there is none."""
    return "–" if value is None else numbers.whole(value)


@register.filter
def language_tag(code: str) -> str:
    """Django's language code as HTML writes it: ``zh-hans`` → ``zh-Hans``."""
    language, _separator, script = code.partition("-")
    return f"{language}-{script.title()}" if script else language


@register.filter
def labelled(label: object, text: object) -> str:
    """What a value is, and the value."""
    return prose.labelled(str(label), str(text))


@register.filter
def listed(names: Iterable[object]) -> str:
    """Names in a row, between them what the active language writes there."""
    return prose.listed(map(str, names))


@register.simple_tag
def spoken(*about: object) -> SafeString:
    """What a link or button is about, hidden behind its text for those who hear it alone."""
    return format_html('<span class="vh">{}</span>', prose.labelled("", listed(filter(None, about))))


@register.simple_tag
def sentences(*parts: str) -> str:
    """Sentences one after the other, as the active language spaces them; empty ones left out."""
    return prose.sentences(*(str(part).strip() for part in parts))


@register.simple_tag
def address_in(request: HttpRequest, code: str) -> str:
    """The address of the same page in another language; empty where addresses carry none (sign-in)."""
    current, separator, rest = request.get_full_path().removeprefix("/").partition("/")
    return f"/{code}{separator}{rest}" if current in dict(settings.LANGUAGES) else ""
