"""How a company stands with one return, and how much of what was due is there, by number and by volume."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from reports.calendar import QuarterKey

USUAL_QUARTERS = 4

type Volumes = Mapping[QuarterKey, Mapping[str, int]]
"""By quarter, the listings accepted from each company."""


class Standing(StrEnum):
    """What there is of one return; lateness is told beside it."""

    ACCEPTED = "accepted"
    NONE = "none"
    NO_CONTENT = "no_content"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    OPEN = "open"
    OVERDUE = "overdue"
    AT_YEAR_END = "at_year_end"
    EXEMPT = "exempt"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Answer:
    """One return at one instant.

    ``has_content`` is None while nothing is accepted. ``has_counts``: more than zeros. ``is_due``: its own due instant
    has come. ``is_signed``: it ever was. ``is_late``: that was at or after the due instant.
    """

    state: str
    is_exempt: bool = False
    has_content: bool | None = None
    has_counts: bool = False
    is_signed: bool = False
    is_late: bool = False
    is_due: bool = False
    is_yearly: bool = False


def standing(answer: Answer) -> Standing:
    """The one word for a return. What is accepted counts, whatever has been begun since."""
    if answer.is_exempt:
        return Standing.EXEMPT
    if answer.has_content is not None:
        return _accepted(answer)
    if answer.state in (Standing.SUBMITTED, Standing.SENT_BACK):
        return Standing(answer.state)
    if answer.is_signed or not answer.is_due:
        return Standing.AT_YEAR_END if answer.is_yearly and not answer.is_signed else Standing.OPEN
    return Standing.OVERDUE


@dataclass(frozen=True, slots=True)
class Weighed:
    """A share of the usual volume. ``unknown`` companies have no history and weigh nothing."""

    received: int
    expected: int
    unknown: int = 0

    @property
    def share(self) -> Fraction | None:
        """Exact, from 0 to 1; None where nobody who was expected has a weight."""
        return Fraction(self.received, self.expected) if self.expected else None


def weighed(received: Set[str], expected: Set[str], exempt: Set[str], volumes: Mapping[str, int]) -> Weighed:
    """What those received usually report, of what all expected usually report."""
    asked = expected - exempt
    known = asked & volumes.keys()
    return Weighed(
        received=sum(volumes[one] for one in known & received),
        expected=sum(volumes[one] for one in known),
        unknown=len(asked - known),
    )


def usual(volumes: Volumes, before: QuarterKey) -> dict[str, int]:
    """What each company reported in the last four quarters with accepted returns; who had none has no entry."""
    earlier = sorted(key for key, of_quarter in volumes.items() if key < before and of_quarter)
    found: dict[str, int] = {}
    for key in earlier[-USUAL_QUARTERS:]:
        for company, value in volumes[key].items():
            found[company] = found.get(company, 0) + value
    return found


def weighed_together(quarters: Iterable[Weighed]) -> Weighed:
    """Several quarters as one; a company without history counts once for each."""
    held = list(quarters)
    return Weighed(
        sum(one.received for one in held), sum(one.expected for one in held), sum(one.unknown for one in held)
    )


def _accepted(answer: Answer) -> Standing:
    if not answer.has_content:
        return Standing.NO_CONTENT
    return Standing.ACCEPTED if answer.has_counts else Standing.NONE
