"""The mails about accounts, in words: what stands in their places, and what must be told to who changes them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.rules.mail_words import SECRET
from reports.wording import prose

PLACES = {
    "inviter": gettext_lazy("who invites"),
    "company": gettext_lazy("the company that the person is to report for"),
    "role": gettext_lazy("the role, like Preparer"),
    "link": gettext_lazy("the secret link; it has to stay, on a line of its own"),
    "until": gettext_lazy("the day and hour until which the link works"),
    "zone": gettext_lazy("the time zone of that hour"),
    "name": gettext_lazy("the reader’s name"),
    "email": gettext_lazy("the address that was typed"),
}


def help_of(places: Sequence[str]) -> str:
    """What a text may and must name."""
    known = " ".join(f"{{{place}}}" for place in places)
    may = _("It may name %(places)s. Greeting and signature stand around it.") % {"places": known}
    return prose.sentences(may, _("{link} has to stay, on a line of its own.") if SECRET in places else "")


def reach(kind: str) -> str:
    """To whom a changed text goes, where that is not everybody; empty where it is."""
    if kind == "invitation":
        return _("People of the secretariat, partners and observers are invited in the site’s own text.")
    return ""


def secret_in_subject() -> str:
    """Why a subject with the link is refused."""
    return _("The link is secret: it stands in the text, never in the subject.")


def no_link() -> str:
    """Why a text without its link is refused."""
    return _("Keep {link} on a line of its own: without it the mail leads nowhere.")


def example_company() -> str:
    """The company of a mail that is only looked at: an invented one, since pictures of the page travel."""
    return _("Example company")
