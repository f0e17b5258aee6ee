"""What the round board says: the next step of each company and of the round, and how somebody was reached."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from reports.aggregate.coverage import Coverage
from reports.models import ContactWay

_STEPS = {
    "confirm_sheet": gettext_lazy("Compare the signed sheet"),
    "decide_extension": gettext_lazy("Answer the request for more time"),
    "read_answer": gettext_lazy("Read the answer"),
    "wait_for_answer": gettext_lazy("Wait for the answer"),
    "review": pgettext_lazy("a step", "Review"),
    "look_at_mail": gettext_lazy("Look at the failed e-mail"),
    "name_signer": gettext_lazy("Find a signer"),
    "chase": gettext_lazy("Write or call"),
    "wait": gettext_lazy("Wait for the company"),
    "nothing": gettext_lazy("Nothing to do"),
}
_WAYS: Mapping[str, object] = {
    "site_mail": gettext_lazy("E-mail"),
    "thread": gettext_lazy("Message"),
    **dict(ContactWay.choices),
}
_MARKS = {
    "in_review": gettext_lazy("In review"),
    "question_open": gettext_lazy("Question open"),
    "late": gettext_lazy("Signed late"),
    "overdue": gettext_lazy("Overdue"),
    "extension_asked": gettext_lazy("More time asked for"),
    "exempt": gettext_lazy("Exempt"),
    "mail_failed": gettext_lazy("E-mail failed"),
}
_SORTS = {
    "urgency": gettext_lazy("What is to be done"),
    "company": gettext_lazy("Company"),
    "days_late": gettext_lazy("Days late"),
    "contact": gettext_lazy("Longest without contact"),
    "volume": gettext_lazy("Usual volume"),
    "owner": gettext_lazy("Owner"),
}


def step(code: str, days_open_again: int = 0) -> str:
    """What to do next about one company; a signed return that it has back says for how long."""
    if code == "chase_again":
        sentence = ngettext(
            "Open again for %(days)s day: write or call", "Open again for %(days)s days: write or call", days_open_again
        )
        return sentence % {"days": days_open_again}
    return str(_STEPS[code])


def way(code: str) -> str:
    """How somebody was reached, on this site or elsewhere."""
    return str(_WAYS[code])


def counter(mark: str) -> str:
    """The words of a counter."""
    return str(_MARKS[mark])


def mine() -> str:
    """The words of the counter of one's own companies."""
    return _("Mine")


def sort(name: str) -> str:
    """What rows are sorted by."""
    return str(_SORTS[name])


def stage(code: str, count: int, signed: Coverage) -> str:
    """Where the round stands, and what it asks of the secretariat."""
    words = {"count": count, "signed": signed.received, "expected": signed.expected}
    if code == "remind":
        return ngettext("%(count)s member is late.", "%(count)s members are late.", count) % words
    if code == "answer":
        return ngettext("%(count)s member asks for more time.", "%(count)s members ask for more time.", count) % words
    if code == "review":
        return (
            ngettext("%(count)s return waits for your review.", "%(count)s returns wait for your review.", count)
            % words
        )
    if code == "ask_again":
        return (
            ngettext(
                "%(count)s return went back to its company and is not signed again.",
                "%(count)s returns went back to their companies and are not signed again.",
                count,
            )
            % words
        )
    if code == "release":
        return _("Every return that is due is accepted. The quarter can be released.")
    return _("%(signed)s of %(expected)s members have signed. Nothing waits for you.") % words
