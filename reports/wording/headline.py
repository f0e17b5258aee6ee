"""The sentences around a count of listings: what it is, how it compares, how complete it is, whether it may change."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.models import CellStatus
from reports.wording import numbers

LEAST_CHANGE = Fraction(2, 100)
MOST_COVERAGE_GAP = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Amounts:
    """A total and its parts; None where withheld or not collected."""

    total: int | None
    removed: int | None = None
    blocked: int | None = None
    not_separated: int | None = None

    @property
    def parts_add_up(self) -> bool:
        """The parts that have a value make the whole total."""
        known = (self.removed, self.blocked, self.not_separated)
        return self.total is not None and sum(part or 0 for part in known) == self.total


@dataclass(frozen=True, slots=True)
class Point:
    """A published total with what one must know to compare it: its name in a sentence and its coverage."""

    name: str
    value: int | None
    received: int
    expected: int

    @property
    def coverage(self) -> Fraction:
        return Fraction(self.received, self.expected) if self.expected else Fraction(0)


def sentence(amounts: Amounts, window: str) -> str:
    """The headline: the number, or that it is withheld."""
    if amounts.total is None:
        return _(
            "How many wildlife listings members removed or blocked from %(window)s is not shown, so that no single"
            " company's count can be worked out."
        ) % {"window": window}
    words = {"window": window, "total": numbers.rounded(amounts.total)}
    return _("Members removed or blocked %(total)s wildlife listings from %(window)s") % words


def parts(amounts: Amounts) -> str:
    """What the number is made of; never left out beside the headline."""
    if amounts.total is None:
        return ""
    if not amounts.parts_add_up or amounts.removed is None or amounts.blocked is None:
        return _(
            "How many of them were removed after publication and how many blocked before is not shown, so that no"
            " single company's count can be worked out."
        )
    words = {"removed": numbers.rounded(amounts.removed), "blocked": numbers.rounded(amounts.blocked)}
    if not amounts.not_separated:
        return (
            _("%(removed)s were removed after publication, %(blocked)s were blocked before anybody could see them.")
            % words
        )
    words["not_separated"] = numbers.rounded(amounts.not_separated)
    return (
        _(
            "%(removed)s were removed after publication, %(blocked)s were blocked before anybody could see them. Which"
            " of the two happened to the other %(not_separated)s is not known."
        )
        % words
    )


def parts_unknown() -> str:
    """A total over several quarters of which at least one does not show its parts."""
    return _("Its parts are not shown for every quarter, so they are not shown here.")


def comparison(now: Point, before: Point, *, break_name: str = "") -> str:
    """How a total compares with an earlier one; *rose* and *fell* only where that can be said."""
    if now.value is None or not before.value:
        return ""
    words = {"name": before.name, "value": numbers.whole(before.value)}
    if break_name:
        words["break"] = break_name
        return (
            _("This cannot be compared with %(name)s (%(value)s), because the series breaks between: %(break)s.")
            % words
        )
    if abs(now.coverage - before.coverage) > MOST_COVERAGE_GAP:
        words["now"] = numbers.share_of(now.received, now.expected)
        words["before"] = numbers.share_of(before.received, before.expected)
        return (
            _(
                "This cannot be compared with %(name)s (%(value)s), because coverage differs: %(now)s of expected"
                " returns now, %(before)s then."
            )
            % words
        )
    change = Fraction(now.value - before.value, before.value)
    words["change"] = numbers.percent(abs(change))
    if abs(change) < LEAST_CHANGE:
        return _("The count changed little from %(name)s (%(value)s).") % words
    if change > 0:
        return _("The count rose by %(change)s from %(name)s (%(value)s).") % words
    return _("The count fell by %(change)s from %(name)s (%(value)s).") % words


def members(received: int, expected: int) -> str:
    """Coverage of one quarter: 38 of 42 members."""
    return ngettext("%(received)s of %(expected)s member", "%(received)s of %(expected)s members", expected) % {
        "received": received,
        "expected": expected,
    }


def returns(received: int, expected: int) -> str:
    """Coverage over several quarters: 61 of 66 quarterly returns; never a number of companies."""
    return ngettext(
        "%(received)s of %(expected)s quarterly return", "%(received)s of %(expected)s quarterly returns", expected
    ) % {"received": numbers.whole(received), "expected": numbers.whole(expected)}


def status(code: str) -> str:
    """What the status of a count means for who reads it."""
    if code == CellStatus.PROVISIONAL:
        return _(
            "Provisional: an expected return was missing when this release was made. Late returns and corrections enter"
            " together, once a year."
        )
    if code == CellStatus.WITHHELD:
        return withheld()
    if code == CellStatus.REVISED:
        return _("Revised: this differs from the number first published.")
    return _("Final: every expected return was in when this release was made.")


def withheld() -> str:
    """The one wording for every withheld cell; saying which rule asked for it would itself tell something."""
    return _("Not shown, so that no single company's count can be worked out.")


def between(low: int | None, high: int | None) -> str:
    """The range that anybody can work out for a withheld cell; empty where there is none to tell."""
    if high is None:
        return _("%(low)s or more") % {"low": numbers.whole(low)} if low else ""
    return _("between %(low)s and %(high)s") % {"low": numbers.whole(low or 0), "high": numbers.whole(high)}


def rise_or_fall() -> str:
    """The box beside every count trend."""
    return _(
        "A higher count can mean more trade, better detection, more members or a new rule. A lower count can mean the"
        " reverse. This figure cannot tell which."
    )
