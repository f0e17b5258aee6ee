"""The generated sentences of a calendar year; each says only what the cells of the release can carry."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from reports.wording import numbers

LEAST_KNOWN = Fraction(80, 100)


def total(year: int, value: int | None) -> str:
    """The year's count, or that it is withheld."""
    if value is None:
        return _("The count of %(year)s is not shown, so that no single company's count can be worked out.") % {
            "year": year
        }
    words = {"year": year, "value": numbers.whole(value)}
    return _("In %(year)s, members removed or blocked %(value)s wildlife listings.") % words


def coverage(received: int, expected: int) -> str:
    """What stands behind the year."""
    words = {"received": numbers.whole(received), "expected": numbers.whole(expected)}
    return _("Behind it stand %(received)s of %(expected)s expected quarterly returns.") % words


def blocked(value: int, known: int, total: int) -> str:
    """How much was stopped before publication; empty where too little is known to say."""
    if not total or Fraction(known, total) < LEAST_KNOWN:
        return ""
    return _("Where removed and blocked are told apart, %(share)s were blocked before anybody could see them.") % {
        "share": numbers.share_of(value, known)
    }


def extremes(highest: tuple[str, int], lowest: tuple[str, int]) -> str:
    """The quarters with most and fewest, by name and count."""
    words = {
        "highest": highest[0],
        "most": numbers.whole(highest[1]),
        "lowest": lowest[0],
        "fewest": numbers.whole(lowest[1]),
    }
    return _("The highest quarter was %(highest)s (%(most)s), the lowest %(lowest)s (%(fewest)s).") % words


def largest_section(name: str, value: int, total: int) -> str:
    """The section that most listings were in."""
    words = {"name": name, "value": numbers.whole(value), "share": numbers.share_of(value, total)}
    return _("The largest section was %(name)s with %(value)s (%(share)s).") % words


def unsplit(value: int, total: int) -> str:
    """The rest that companies did not split."""
    words = {"value": numbers.whole(value), "share": numbers.share_of(value, total)}
    return _("%(value)s (%(share)s) were not broken down by species.") % words


def sections_withheld(year: int) -> str:
    """No section of the year is shown."""
    return _("The sections of %(year)s are not shown, so that no single company's count can be worked out.") % {
        "year": year
    }


def target(name: str, status: str, now: str, quarter: str) -> str:
    """How a target stood when the release was made."""
    words = {"name": name, "status": status, "now": now, "quarter": quarter}
    return _("%(name)s: %(status)s as of %(quarter)s (%(now)s).") % words
