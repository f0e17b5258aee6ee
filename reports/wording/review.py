"""Sentences about the secretariat's own work on a return: who decided it, who may not, how far it was verified."""

from __future__ import annotations

import datetime

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reports.models import Verification, VerificationState
from reports.wording import activity, member

_DECIDED = {
    "accepted": (gettext_lazy("%(who)s accepted this %(ago)s ago."), gettext_lazy("%(who)s accepted this just now.")),
    "sent_back": (
        gettext_lazy("%(who)s sent this back %(ago)s ago."),
        gettext_lazy("%(who)s sent this back just now."),
    ),
    "recalled": (
        gettext_lazy("%(who)s recalled this %(ago)s ago, so it is with the company again."),
        gettext_lazy("%(who)s recalled this just now, so it is with the company again."),
    ),
}
_DECIDED_BY_YOU = {
    "accepted": gettext_lazy("You have accepted this already."),
    "sent_back": gettext_lazy("You have sent this back already."),
}
DECISIONS = tuple(_DECIDED)


def decided(verb: str, who: str, at: datetime.datetime, now: datetime.datetime) -> str:
    """Who was faster, and when: “Sara accepted this 2 minutes ago.”"""
    long_ago, just_now = _DECIDED[verb]
    words = {"who": who, "ago": timesince(at, now, depth=1)}
    return str(just_now if now - at < datetime.timedelta(minutes=1) else long_ago) % words


def decided_by_you(verb: str) -> str:
    """The same to who pressed twice; empty where that person cannot have."""
    return str(_DECIDED_BY_YOU.get(verb, ""))


def entered(act: str, at: datetime.datetime) -> str:
    """Why a person may not accept: what they did to the numbers, and when."""
    words = {"act": activity.happened(act), "when": member.moment(at)}
    return _("You entered these numbers, so somebody else has to accept them. (%(act)s, %(when)s)") % words


def entered_verifying() -> str:
    """Why a person may not verify."""
    return _("You entered these numbers, so somebody else has to verify them.")


def only_an_analyst() -> str:
    """Why a person of the secretariat reads and does not decide."""
    return _("Only an analyst, or who stands in for one, decides about returns.")


def ticked(done: int, items: int) -> str:
    """How much of the checklist is ticked."""
    text = ngettext("%(done)d of %(items)d item ticked", "%(done)d of %(items)d items ticked", items)
    return text % {"done": done, "items": items}


def verification(one: Verification | None) -> str:
    """How far a revision was verified, a sample with its numbers; a revision without any record is self-reported."""
    if one is None:
        return str(VerificationState.SELF_REPORTED.label)
    if one.state != VerificationState.SAMPLED:
        return one.get_state_display()
    words = {"who": one.sampled_by, "drawn": one.drawn, "confirmed": one.confirmed}
    return _("Sampled by %(who)s: %(confirmed)s of %(drawn)s confirmed") % words
