"""Sentences about signatures that are under way: the first of two, the sheet, numbers that nobody has confirmed."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from reports.wording import member


def first_stands(who: str, at: datetime.datetime, others: str) -> str:
    """One of two has signed; ``others``: who can be the second, empty when nobody can."""
    words = {"who": who, "at": member.moment(at), "others": others or _("another signer")}
    text = _(
        "%(who)s signed these numbers on %(at)s, as the first of two. %(others)s can sign now."
        " If a number or an explanation is changed, the first signature is void."
    )
    return text % words


def first_is_void(who: str, at: datetime.datetime) -> str:
    """Numbers or explanations changed after the first of two signatures."""
    words = {"who": who, "at": member.moment(at)}
    text = _(
        "%(who)s signed on %(at)s. The numbers or their explanations changed since, so that signature is void: two have"
        " to sign."
    )
    return text % words


def first_has_lapsed(who: str, at: datetime.datetime) -> str:
    """The first of two signed, and lost the role or the account before the second one did."""
    text = _(
        "%(who)s signed on %(at)s and lost the right to sign for the company after that, so that signature is void:"
        " two have to sign."
    )
    return text % {"who": who, "at": member.moment(at)}


def sheet_waits(at: datetime.datetime) -> str:
    """A signed sheet came in, and nobody has confirmed it."""
    return _(
        "A signed sheet was recorded on %(at)s and waits for a second person, at the secretariat. If a number is"
        " changed, it is void."
    ) % {"at": member.moment(at)}


def sheet_is_void(at: datetime.datetime) -> str:
    """Numbers changed after a sheet was signed."""
    return _(
        "The signed sheet of %(at)s carries other numbers than these, because something changed since. It is void:"
        " print a new one and sign it."
    ) % {"at": member.moment(at)}


def sheet_was_refused(at: datetime.datetime, reason: str) -> str:
    """The secretariat turned a sheet down."""
    words = {"at": member.moment(at), "reason": reason}
    return _("The secretariat refused the signed sheet of %(at)s: %(reason)s") % words


def changed(box: str, then: str, now: str, who: str, when: str) -> str:
    """One box that is another one than somebody read; ``who`` is empty where that is not known."""
    words = {"box": box, "then": then, "now": now, "who": who, "when": when}
    if who:
        return _("%(box)s: %(then)s, now %(now)s (%(who)s, %(when)s)") % words
    return _("%(box)s: %(then)s, now %(now)s") % words


def unconfirmed(company: str) -> str:
    """The secretariat entered numbers, and nobody in the company has signed them."""
    return _(
        "Entered by the secretariat, not confirmed. These numbers count for nothing until a signer of %(company)s signs"
        " them, here or on paper."
    ) % {"company": company}
