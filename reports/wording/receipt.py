"""Title, alternative text and notes of the figure of receipt: how many have signed, and how many had by then before."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.aggregate.coverage import Coverage
from reports.wording import desk, numbers, prose
from reports.wording.headline import members


def title(now: Coverage, before: tuple[str, Coverage] | None) -> str:
    """How many have signed; and how many had in the round before, after as many days."""
    words = {"signed": members(now.received, now.expected)}
    if before is None:
        return _("%(signed)s have signed") % words
    words |= {"quarter": before[0], "share": share(before[1])}
    return _("%(signed)s have signed; for %(quarter)s it was %(share)s by this day") % words


def subtitle(quarter: str, rounds: int) -> str:
    """What is drawn: returns, not listings."""
    words = {"quarter": quarter, "count": rounds - 1, "live": desk.live()}
    if rounds == 1:
        named = words["quarter"]
    else:
        named = ngettext("%(quarter)s and the round before", "%(quarter)s and the %(count)s rounds before", rounds - 1)
        named %= words
    return _("Share of expected returns first signed, by days since opening. %(rounds)s. %(live)s.") % (
        words | {"rounds": named}
    )


def alt(day: int, shares: Sequence[tuple[str, Coverage]]) -> str:
    """Where every round stood at the end of the same day."""
    told = [prose.labelled(name, share(covered)) for name, covered in shares]
    words = {"count": len(shares), "day": day, "told": prose.clauses(told)}
    return (
        ngettext(
            "A line that rises in steps. After day %(day)s: %(told)s.",
            "%(count)s lines that rise in steps. After day %(day)s: %(told)s.",
            len(shares),
        )
        % words
    )


def source(*, is_demonstration: bool) -> str:
    """What the figure is made of."""
    text = _("Source: first signatures of expected returns; exempt ones are left out. %(live)s.") % {
        "live": desk.live()
    }
    invented = _("Demonstration data: companies and counts are invented.")
    return prose.sentences(text, invented) if is_demonstration else text


def share(covered: Coverage) -> str:
    """48%, as it is drawn: 100% only when nothing is missing; a dash where nobody was expected."""
    return numbers.percent(Fraction(percent(covered), 100)) if covered.expected else "–"


def percent(covered: Coverage) -> int:
    """A whole percent, rounded down."""
    return covered.received * 100 // covered.expected if covered.expected else 0


def cell(covered: Coverage) -> str:
    """A share with what it is of: 48% (20 of 41)."""
    words = {"received": covered.received, "expected": covered.expected}
    return prose.aside(share(covered), _("%(received)s of %(expected)s") % words)


def day_column() -> str:
    """The head of a column."""
    return _("Days since opening")


def day(number: int) -> str:
    """Day 14; 第14天."""
    return _("Day %(number)s") % {"number": number}


def due() -> str:
    """The word on the line of the deadline."""
    return _("Due date")
