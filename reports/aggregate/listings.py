"""*Removed or blocked* and the three parts it is made of, never one without the others. Wildlife listings only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reports.aggregate.facts import Fact
from reports.calendar import QuarterKey
from reports.parts import Part


@dataclass(frozen=True, slots=True)
class Listings:
    """Listings by part; None where no company tracks the part, which is not zero."""

    removed: int | None = None
    blocked: int | None = None
    not_separated: int | None = None

    @property
    def parts(self) -> dict[Part, int]:
        """The parts somebody tracks."""
        values = {Part.REMOVED: self.removed, Part.BLOCKED: self.blocked, Part.NOT_SEPARATED: self.not_separated}
        return {part: value for part, value in values.items() if value is not None}

    @property
    def total(self) -> int | None:
        """Removed or blocked; None when no part is tracked."""
        return sum(self.parts.values()) if self.parts else None

    def __add__(self, other: Listings) -> Listings:
        return Listings(
            _sum(self.removed, other.removed),
            _sum(self.blocked, other.blocked),
            _sum(self.not_separated, other.not_separated),
        )


class Leaf(NamedTuple):
    """The finest cell of a release: every published listings cell is a sum of these."""

    quarter: QuarterKey
    part: Part
    section: str


def listing_facts(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Part]]:
    """The facts that are wildlife listings, with their part; accounts, attempts and tools are left out."""
    for fact in facts:
        if fact.part is not None and fact.wildlife:
            yield fact, fact.part


def listings[K: Hashable](facts: Iterable[Fact], by: Callable[[Fact], K]) -> dict[K, Listings]:
    """Listings by any key, such as ``attrgetter("quarter")`` or ``attrgetter("quarter", "platform_type")``."""
    found: dict[K, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for fact, part in listing_facts(facts):
        found[by(fact)][part] += fact.value
    return {key: Listings(**parts) for key, parts in found.items()}


def leaves(facts: Iterable[Fact]) -> dict[Leaf, dict[str, int]]:
    """What each owner group put into each leaf, zeros included: the input of a release."""
    found: dict[Leaf, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for fact, part in listing_facts(facts):
        found[Leaf(fact.quarter, part, fact.section)][fact.owner_group] += fact.value
    return {leaf: dict(groups) for leaf, groups in found.items()}


def cumulative(by_quarter: Mapping[QuarterKey, Listings]) -> dict[QuarterKey, Listings]:
    """Listings from the first quarter up to and with each, in order of time."""
    running, found = Listings(), {}
    for quarter in sorted(by_quarter):
        running = found[quarter] = running + by_quarter[quarter]
    return found


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other
