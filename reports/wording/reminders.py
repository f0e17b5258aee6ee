"""What a reminder says: the time that is left, and how far the company has come; never a count of listings."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from reports.models import Escalation, EscalationState
from reports.wording import member, prose

_DAYS = (
    pgettext_lazy("days left", "Two"),
    pgettext_lazy("days left", "Three"),
    pgettext_lazy("days left", "Four"),
    pgettext_lazy("days left", "Five"),
    pgettext_lazy("days left", "Six"),
    pgettext_lazy("days left", "Seven"),
    pgettext_lazy("days left", "Eight"),
    pgettext_lazy("days left", "Nine"),
    pgettext_lazy("days left", "Ten"),
)


def days_left(due_at: datetime.datetime, now: datetime.datetime) -> str:
    """Seven days left; less than a day; nothing once it is due."""
    days = (due_at - now).days
    if now >= due_at:
        return ""
    if days == 0:
        return _("Less than a day left.")
    if days == 1:
        return _("One day left.")
    written = str(_DAYS[days - 2]) if days - 2 < len(_DAYS) else str(days)
    return ngettext("%(days)s day left.", "%(days)s days left.", days) % {"days": written}


def progress(filled: int, boxes: int) -> str:
    """How many boxes have an answer; a company that has not begun is told so kindly."""
    if not filled:
        return _("Nothing is filled in yet. You can type the numbers, send a spreadsheet, or report none.")
    words = {"filled": filled, "boxes": boxes}
    sentence = ngettext(
        "You have filled %(filled)s of %(boxes)s box.", "You have filled %(filled)s of %(boxes)s boxes.", boxes
    )
    return prose.sentences(sentence % words, _("Your work is saved."))


def nobody_to_escalate(company: str) -> str:
    """Why a click on an escalation writes to nobody."""
    return _(
        "%(company)s has no second contact and no liaison, so nobody is there to write to. Name one on its page, or"
        " call."
    ) % {"company": company}


def escalation_decided(escalation: Escalation) -> str:
    """What the second of two people is told, or who comes after the return did."""
    if escalation.state == EscalationState.WAITING:
        return _("Nothing can be given any more: the return came in, is exempt, or is closed.")
    words = {"who": escalation.decided_by, "when": member.moment(escalation.decided_at or escalation.prepared_at)}
    if escalation.state == EscalationState.SENT:
        return _("%(who)s sent this on %(when)s.") % words
    return _("%(who)s decided on %(when)s to send nothing.") % words
