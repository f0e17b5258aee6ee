"""The accepted count as a value, and plain sums over many; knows no measure by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from reports.calendar import QuarterKey
from reports.parts import Part

ALL = "all"
"""The scope that every fact is in, once, however many coalitions its company belongs to."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of an accepted revision. What is not tracked, or was never answered, is no fact.

    ``scopes``: codes of the coalitions through which the count belongs, by the rows frozen on its submission.
    ``wildlife``: False for tools and services, which stand apart. A company count leaves ``platform_type``,
    ``species_group`` and ``section`` empty. ``part`` is where its measure enters the listings total.
    """

    quarter: QuarterKey
    company: str
    owner_group: str
    scopes: frozenset[str]
    platform_type: str
    measure: str
    species_group: str
    section: str
    wildlife: bool
    value: int
    part: Part | None = None


def in_scope(facts: Iterable[Fact], scope: str = ALL) -> Iterator[Fact]:
    """The facts of one coalition, or all of them."""
    return (fact for fact in facts if scope == ALL or scope in fact.scopes)


def wildlife_only(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.wildlife)


def apart(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Tools and services: shown beside wildlife and in none of its totals."""
    return (fact for fact in facts if not fact.wildlife)


def sums[K: Hashable](facts: Iterable[Fact], by: Callable[[Fact], K]) -> dict[K, int]:
    """Add values up by any key. A key that nobody answered is missing, which is not the same as zero."""
    found: dict[K, int] = defaultdict(int)
    for fact in facts:
        found[by(fact)] += fact.value
    return dict(found)


def contributions[K: Hashable](facts: Iterable[Fact], by: Callable[[Fact], K]) -> dict[K, dict[str, int]]:
    """What each owner group put into each cell, zeros included: the input of disclosure control."""
    found: dict[K, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for fact in facts:
        found[by(fact)][fact.owner_group] += fact.value
    return {key: dict(groups) for key, groups in found.items()}
