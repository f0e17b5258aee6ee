"""A return's boxes and what stands in them, as plain values; knows no model, no form and no sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reports.parts import TOTAL
from reports.rules.codes import Code


class Box(NamedTuple):
    """Where a number belongs. A company count has neither platform nor species group."""

    platform: str | None
    measure: str
    species_group: str | None

    @property
    def is_company_count(self) -> bool:
        return self.platform is None

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts boxes of both kinds: company counts first, then by platform, measure and group."""
        return (self.platform or "", self.measure, self.species_group or "")


RETURN = Box(None, "", None)
"""Where a finding belongs that is about a return as a whole."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A box with its answer: a whole number, or *not tracked*, never both. An unanswered box is no cell."""

    platform: str | None
    measure: str
    species_group: str | None
    value: int | None = None
    not_tracked: bool = False

    def __post_init__(self) -> None:
        if (self.value is None) != self.not_tracked:
            raise ValueError(f"{self.box} needs a number or 'not tracked', and not both.")

    @property
    def box(self) -> Box:
        return Box(self.platform, self.measure, self.species_group)

    @property
    def is_total(self) -> bool:
        return self.species_group == TOTAL


class Severity(StrEnum):
    """What a finding asks for before signing: a change, a reason, or nothing."""

    BLOCKING = "blocking"
    EXPLAIN = "explain"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about one box; ``params`` are the values its sentence names.

    An empty measure: it is about a platform, or with ``RETURN`` about the whole; a group alone: about its rule.
    """

    code: Code
    severity: Severity
    platform: str | None
    measure: str
    species_group: str | None
    params: Mapping[str, int | str] = field(default_factory=dict, hash=False)

    @property
    def box(self) -> Box:
        return Box(self.platform, self.measure, self.species_group)


def blocking(code: Code, box: Box, **params: int | str) -> Finding:
    """A finding that stops signing."""
    return Finding(code, Severity.BLOCKING, *box, params)
