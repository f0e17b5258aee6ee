"""What a company reads about its own return: answers, dates, who holds it, what happened, what signing says."""

from __future__ import annotations

import datetime

from babel.dates import format_datetime
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.models import State
from reports.rules.cells import Cell
from reports.wording import numbers

# Notes that were written to the company; others are the secretariat's own.
_ABOUT_TIME = frozenset({"extension_asked", "extension_granted", "extension_given", "extension_refused"})
NOTES_FOR_COMPANY = _ABOUT_TIME | {
    "draft_saved",
    "handed_back",
    "revised",
    "correction_asked",
    "sent_back",
    "accepted",
    "paper_refused",
}
# What the secretariat does among itself; the company reads it nowhere.
DESK_ONLY = frozenset({"assigned", "escalation_prepared", "escalation_dismissed", "contact_logged"})
# What a signer writes to a preparer may name numbers that were never signed, and stays between them.
NOTES_FOR_DESK = _ABOUT_TIME | {
    "draft_saved",
    "revised",
    "correction_asked",
    "sent_back",
    "taken_back",
    "accepted",
    "exempted",
    "included_again",
    "reopened",
    "paper_refused",
}


def answer(cell: Cell | None) -> str:
    """An answer in words: a number, *not tracked*, or a dash for none."""
    if cell is None:
        return "–"
    return _("not tracked") if cell.value is None else numbers.whole(cell.value)


def secretariat() -> str:
    """How its people are called towards members."""
    return _("the secretariat")


def program(prefix: str) -> str:
    """Who acts with an API token."""
    return _("API token %(prefix)s…") % {"prefix": prefix}


def moment(at: datetime.datetime) -> str:
    """A time in the reader's zone: 31 Oct 2026, 14:02; 2026年10月31日 14:02."""
    local = timezone.localtime(at)
    pattern = "d MMM y, HH:mm" if numbers.locale().language == "en" else "y年M月d日 HH:mm"
    return format_datetime(local, pattern, locale=numbers.locale())


def last_day(instant: datetime.datetime) -> str:
    """The instant at which a day ends, as a person reads it: Saturday 31 October 2026, 23:59 in their own zone."""
    local = timezone.localtime(instant - datetime.timedelta(minutes=1))
    pattern = "EEEE d MMMM y, HH:mm" if numbers.locale().language == "en" else "y年M月d日EEEE HH:mm"
    return format_datetime(local, pattern, locale=numbers.locale())


def held_by(state: str, people: str) -> str:
    """Who has to act; ``people`` are the names of those who can, empty when there is nobody."""
    if state == State.SUBMITTED:
        return _("The secretariat is reviewing it.")
    if state == State.ACCEPTED:
        return _("Nobody has to do anything.")
    if not people:
        return _("Nobody in your company can do the next step. Please write to the secretariat.")
    if state == State.READY:
        return _("Waiting for a signature by %(people)s.") % {"people": people}
    return _("With %(people)s.") % {"people": people}


def correction_asked(*, waits: bool) -> str:
    """What became of a request to correct an accepted return."""
    if waits:
        return _("We have kept your request. It enters the yearly edition; the published numbers stay until then.")
    return _("Open for a correction. The accepted numbers count until new ones are accepted.")


def declaration(company: str, window: str) -> str:
    """What a signer attests."""
    return _(
        "On behalf of %(company)s I declare that these counts for %(window)s were taken from our records, under our"
        " own policy, and are right to the best of our knowledge."
    ) % {"company": company, "window": window}
