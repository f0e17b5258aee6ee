"""How much of what was expected is in a number: always sets of returns, never counts, so no share passes 100 %."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from fractions import Fraction

from reports.calendar import QuarterKey


@dataclass(frozen=True, slots=True)
class Coverage:
    """n of m: in one quarter companies, over several quarterly returns."""

    received: int
    expected: int

    @property
    def share(self) -> Fraction | None:
        """Exact, from 0 to 1; None when nothing was expected."""
        return Fraction(self.received, self.expected) if self.expected else None

    @property
    def is_complete(self) -> bool:
        return self.received == self.expected


def coverage(received: Set[str], expected: Set[str], exempt: Set[str] = frozenset()) -> Coverage:
    """Companies whose accepted return has content, of those expected. Exempt ones are in neither number."""
    asked = expected - exempt
    return Coverage(len(received & asked), len(asked))


def by_now(received: Set[str], expected: Set[str], exempt: Set[str], due: Set[str]) -> Coverage:
    """Completeness and timeliness: companies received or in time, of those expected whose due instant has come."""
    return coverage(received, expected & due, exempt)


def over_quarters(quarters: Iterable[Coverage]) -> Coverage:
    """Returns received of returns expected, such as 61 of 66 quarterly returns; never a number of companies."""
    held = list(quarters)
    return Coverage(sum(one.received for one in held), sum(one.expected for one in held))


def same_members(received: Mapping[QuarterKey, Set[str]]) -> frozenset[str]:
    """The companies that reported in every one of the quarters compared."""
    return frozenset.intersection(*map(frozenset, received.values())) if received else frozenset()
