"""What a company tracks as values: one choice, how two of them differ, what past answers propose; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import asdict, dataclass, field

from reports.parts import TOTAL
from reports.rules.cells import Box

type Boxes = dict[str, dict[str, list[str]]]
type Ways = dict[str, dict[str, str]]

BLOCKED, TIME_ZONE = "blocked", "time_zone"
WAYS = (BLOCKED, TIME_ZONE)


@dataclass(frozen=True)
class Choice:
    """What is tracked: {platform: {measure: [TOTAL, species groups…]}}, company measures, and how platforms count.

    ``ways`` is {platform: {"blocked": …, "time_zone": …}}; what a company has not said is not in it.
    """

    boxes: Boxes
    company_measures: list[str]
    ways: Ways = field(default_factory=dict)

    @property
    def profile(self) -> list[Box]:
        """Every box of the choice, company measures first."""
        return [Box(None, code, None) for code in self.company_measures] + [
            Box(platform, measure, group)
            for platform, measures in self.boxes.items()
            for measure, groups in measures.items()
            for group in groups
        ]

    @property
    def fingerprint(self) -> str:
        """The same for equal choices, however they are ordered."""
        boxes = sorted(box.order for box in self.profile)
        return hashlib.sha256(json.dumps([boxes, self.ways], sort_keys=True).encode()).hexdigest()

    def way(self, platform: str, name: str) -> str:
        """How a platform counts; empty where the company has not said."""
        return self.ways.get(platform, {}).get(name, "")


@dataclass(frozen=True, slots=True)
class WayChange:
    """A platform counts in another way; empty means not said."""

    platform: str
    name: str
    before: str
    after: str

    @property
    def is_break(self) -> bool:
        """Saying it for the first time changes nothing in how the numbers were made."""
        return bool(self.before and self.after)


@dataclass(frozen=True, slots=True)
class Touched:
    """What a series break would touch; no measures are all of them, no platforms the company's all."""

    measures: frozenset[str]
    platforms: frozenset[str]
    is_recounted: bool


@dataclass(frozen=True)
class Difference:
    """What one choice has that another has not, each in order."""

    added: list[Box]
    removed: list[Box]
    ways: list[WayChange]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.ways)

    @property
    def measures(self) -> list[Box]:
        """Whole measures that came or went: their totals, and company measures."""
        return [box for box in (*self.added, *self.removed) if box.species_group in (None, TOTAL)]

    def touched(self, blocked: Set[str]) -> Touched | None:
        """What becomes incomparable, or None: groups alone break no series. ``blocked``: the measures of blocked items.

        Another time zone moves every count of its platform.
        """
        breaking = [way for way in self.ways if way.is_break]
        if not breaking and not self.measures:
            return None
        measures = {box.measure for box in self.measures} | (set(blocked) if breaking else set())
        places = {box.platform for box in self.measures} | {way.platform for way in breaking}
        return Touched(
            measures=frozenset() if any(way.name == TIME_ZONE for way in breaking) else frozenset(measures),
            platforms=frozenset(place for place in places if place),
            is_recounted=bool(breaking),
        )


def difference(before: Choice, after: Choice) -> Difference:
    """How the second choice differs from the first."""
    old, new = set(before.profile), set(after.profile)
    return Difference(
        added=[box for box in after.profile if box not in old],
        removed=[box for box in before.profile if box not in new],
        ways=list(_ways(before, after)),
    )


def proposed(answered: Iterable[Box], every: Choice) -> Choice:
    """What was answered with a number, of all that is in force; everything where nothing was answered.

    ``answered``: TOTAL boxes, groups and company counts of past returns. An answered group stands for its total too.
    """
    given = set(answered)
    given |= {Box(box.platform, box.measure, TOTAL) for box in given if box.platform is not None}
    boxes = {
        platform: _given_of(platform, measures, given) or {code: list(groups) for code, groups in measures.items()}
        for platform, measures in every.boxes.items()
    }
    company = [code for code in every.company_measures if Box(None, code, None) in given]
    return Choice(boxes, company or list(every.company_measures), {name: dict(way) for name, way in every.ways.items()})


def as_document(choice: Choice) -> dict[str, object]:
    """A choice as it is stored and frozen."""
    return asdict(choice)


def _given_of(platform: str, measures: dict[str, list[str]], given: Set[Box]) -> dict[str, list[str]]:
    kept = {code: [g for g in groups if Box(platform, code, g) in given] for code, groups in measures.items()}
    return {code: groups for code, groups in kept.items() if groups}


def _ways(before: Choice, after: Choice) -> Iterator[WayChange]:
    for platform in sorted({*before.ways, *after.ways}):
        for name in WAYS:
            was, will_be = before.way(platform, name), after.way(platform, name)
            if was != will_be:
                yield WayChange(platform, name, was, will_be)
