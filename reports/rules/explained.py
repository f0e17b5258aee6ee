"""Which findings have their reason: given for them and for their number, or announced ahead."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from reports.rules.cells import Box, Finding
from reports.rules.changes import CHANGES
from reports.rules.codes import Code

ANNOUNCED = "announced"
"""The reason of what a company told before it happened."""

type Key = tuple[Code, Box]
"""Which rule speaks of which box."""

type Reasons = Mapping[Key, tuple[str, ...]]
"""The reason and text of each finding that has one, and a second text if any, as a signer reads them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reason with its text. ``explanation`` is the key of what was written; None for an announcement.

    ``second_text`` is the same in another language, or empty.
    """

    reason: str
    text: str
    value: int | None = None
    explanation: int | None = None
    second_text: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that is read of it."""
        return (self.reason, self.text, self.second_text) if self.second_text else (self.reason, self.text)

    @property
    def is_announced(self) -> bool:
        return self.reason == ANNOUNCED

    def holds_for(self, found: Finding) -> bool:
        """Whether it was given for the number that the box holds now."""
        return self.value == value_of(found)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A change in how a company counts; without measures it touches all of them, without platforms all of those."""

    text: str
    measures: Set[str] = field(default_factory=frozenset)
    platforms: Set[str] = field(default_factory=frozenset)

    def explains(self, found: Finding) -> bool:
        """Whether this finding is a change that it may have caused."""
        touches_measure = not self.measures or found.measure in self.measures
        touches_platform = not self.platforms or found.platform in self.platforms
        return found.code in CHANGES and touches_measure and touches_platform


def key_of(found: Finding) -> Key:
    """What an explanation names a finding by."""
    return found.code, found.box


def value_of(found: Finding) -> int | None:
    """The number a finding is about; of a whole return the sum it is about, or None where its numbers are known."""
    now = found.params.get("now", found.params.get("sum"))
    return now if isinstance(now, int) else None


def digest_of(reasons: Reasons) -> str:
    """SHA-256 of reasons and texts, to tell whether they are those that somebody read; empty where there are none."""
    if not reasons:
        return ""
    rows = sorted([code.value, *(part or "" for part in box), *told] for (code, box), told in reasons.items())
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()
