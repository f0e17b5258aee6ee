"""What a company reads about its own return: answers, dates, who holds it, what happened, what signing says."""

from __future__ import annotations

import datetime

from babel.dates import format_datetime
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reports.models import AttestationWay, Door, State
from reports.rules.cells import Cell
from reports.wording import numbers

_HAPPENED = {
    "expected": gettext_lazy("Return opened"),
    "practice_begun": gettext_lazy("Practice begun"),
    "practice_restarted": gettext_lazy("Started over"),
    "draft_saved": gettext_lazy("Numbers saved"),
    "explained": gettext_lazy("Flags explained"),
    "explanation_withdrawn": gettext_lazy("An explanation taken back"),
    "ready": gettext_lazy("Sent to sign"),
    "handed_back": gettext_lazy("Given back to the preparer"),
    "handed_over": gettext_lazy("Handed to the company to confirm"),
    "signed_first": gettext_lazy("First of two signatures"),
    "signed": gettext_lazy("Signed and submitted"),
    "paper_recorded": gettext_lazy("Signed sheet recorded"),
    "paper_refused": gettext_lazy("Signed sheet refused"),
    "recalled": gettext_lazy("Recalled"),
    "revised": gettext_lazy("Opened again for a correction"),
    "correction_asked": gettext_lazy("Asked for a correction in the yearly edition"),
    "correction_withdrawn": gettext_lazy("Request for a correction withdrawn"),
    "sent_back": gettext_lazy("Sent back"),
    "accepted": gettext_lazy("Accepted"),
    "taken_back": gettext_lazy("Acceptance taken back"),
    "exempted": gettext_lazy("Exempted from this quarter"),
}

# Notes that were written to the company; others are the secretariat's own.
NOTES_FOR_COMPANY = frozenset({"handed_back", "revised", "correction_asked", "sent_back", "paper_refused"})
# What a signer writes to a preparer may name numbers that were never signed, and stays between them.
NOTES_FOR_DESK = frozenset(
    {"revised", "correction_asked", "sent_back", "taken_back", "accepted", "exempted", "paper_refused"}
)


def answer(cell: Cell | None) -> str:
    """An answer in words: a number, *not tracked*, or a dash for none."""
    if cell is None:
        return "–"
    return _("not tracked") if cell.value is None else numbers.whole(cell.value)


def happened(verb: str, door: str = "", way: str = "") -> str:
    """One act, with the door where it was not the form, and paper where it was signed there."""
    words = str(_HAPPENED.get(verb, verb))
    if verb == "signed" and way == AttestationWay.PAPER:
        return _("Signed on paper, confirmed and submitted")
    if verb == "draft_saved" and door == Door.ON_BEHALF:
        return _("Numbers saved on the company's behalf")
    if verb == "draft_saved" and door != Door.FORM and door in Door.values:
        return _("%(act)s (%(door)s)") % {"act": words, "door": Door(door).label}
    return words


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


def due(due_at: datetime.datetime, now: datetime.datetime) -> str:
    """When a return is due, and how many days that leaves."""
    days = (due_at - now).days
    words = {"date": last_day(due_at), "days": days}
    if now >= due_at:
        return _("Was due %(date)s") % words
    if days == 0:
        return _("Due %(date)s, less than a day left") % words
    return ngettext("Due %(date)s, %(days)s day left", "Due %(date)s, %(days)s days left", days) % words


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
