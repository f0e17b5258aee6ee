"""What is said about how complete and how timely the rounds are."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reports.aggregate.completeness import Standing, Weighed
from reports.aggregate.coverage import Coverage
from reports.wording import numbers

STANDINGS: Mapping[Standing, Promise] = {
    Standing.ACCEPTED: gettext_lazy("Accepted with numbers"),
    Standing.NONE: gettext_lazy("Accepted: looked and found none"),
    Standing.NO_CONTENT: gettext_lazy("Accepted without content: could not look"),
    Standing.SUBMITTED: gettext_lazy("Submitted, waits for review"),
    Standing.SENT_BACK: gettext_lazy("Sent back"),
    Standing.OPEN: gettext_lazy("With the company, not overdue"),
    Standing.OVERDUE: gettext_lazy("Overdue, never signed"),
    Standing.AT_YEAR_END: gettext_lazy("Due at year end"),
    Standing.EXEMPT: gettext_lazy("Exempt"),
    Standing.ABSENT: gettext_lazy("Not expected: no member at the quarter's end"),
}


def standing(code: Standing, *, is_late: bool) -> str:
    """One cell of the heat map in words."""
    words = str(STANDINGS[code])
    return _("%(standing)s; signed late") % {"standing": words} if is_late else words


def rate(found: Coverage) -> str:
    """19 of 20 (95%); a dash where nothing is due."""
    if found.share is None:
        return "–"
    return _("%(part)s of %(whole)s (%(share)s)") % {
        "part": numbers.whole(found.received),
        "whole": numbers.whole(found.expected),
        "share": _percent(found.share),
    }


def weight(found: Weighed) -> str:
    """97%; a dash where nobody has a weight."""
    return "–" if found.share is None else _percent(found.share)


def _percent(share: Fraction) -> str:
    """A share in percent; what is not whole is never rounded to a whole."""
    most = Fraction(99, 100)
    return _("over %(share)s") % {"share": numbers.percent(most)} if most < share < 1 else numbers.percent(share)


def n_of_m(found: Coverage) -> str:
    """19 of 22."""
    return _("%(part)s of %(whole)s") % {
        "part": numbers.whole(found.received),
        "whole": numbers.whole(found.expected),
    }


def not_due_yet(number: int) -> str:
    """How many returns are expected and not due; empty for none."""
    if not number:
        return ""
    return ngettext("%(number)s return is not due yet", "%(number)s returns are not due yet", number) % {
        "number": numbers.whole(number)
    }


def exempt(number: int) -> str:
    """How many companies are exempt; empty for none."""
    if not number:
        return ""
    return ngettext("%(number)s company is exempt", "%(number)s companies are exempt", number) % {
        "number": numbers.whole(number)
    }


def without_history(number: int) -> str:
    """How many companies weigh nothing; empty for none."""
    if not number:
        return ""
    return ngettext(
        "%(number)s company without earlier accepted numbers weighs nothing",
        "%(number)s companies without earlier accepted numbers weigh nothing",
        number,
    ) % {"number": numbers.whole(number)}


def all_quarters(number: int) -> str:
    """The line that sums up the quarters shown."""
    return ngettext("The quarter shown", "All %(number)s quarters shown", number) % {"number": numbers.whole(number)}


def columns() -> tuple[str, ...]:
    """The head of the file."""
    return ("company", "name", "quarter", "standing", "words", "signed_late", "due_by_now")
