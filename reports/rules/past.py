"""What a company answered in the quarters before a draft, as plain values; judges nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reports.calendar import QuarterKey
from reports.rules.cells import Box, Cell

type Answers = Mapping[Box, Cell]


@dataclass(frozen=True, slots=True)
class Past:
    """The signed answers before ``quarter``, in its codes; a quarter without a return is missing.

    ``units``: what each measure counts, by code. Numbers of one unit may be added.
    """

    quarter: QuarterKey
    answers: Mapping[QuarterKey, Answers] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def last(self) -> Answers:
        """The quarter directly before; nothing when it has no return."""
        return self.answers.get(self.quarter.previous(), {})

    @property
    def earlier_this_year(self) -> list[Answers]:
        """The quarters of the same calendar year; nothing unless every one of them has a return."""
        keys = [QuarterKey(self.quarter.year, number) for number in range(1, self.quarter.number)]
        return [self.answers[key] for key in keys] if all(key in self.answers for key in keys) else []

    @property
    def years_before(self) -> list[Answers]:
        """The quarters of earlier calendar years, newest first."""
        return [self.answers[key] for key in sorted(self.answers, reverse=True) if key.year < self.quarter.year]

    def back(self, quarters: int) -> list[Answers]:
        """The answers of as many quarters before this one, newest first; those without a return are missing."""
        keys = [self.quarter.plus(-back) for back in range(1, quarters + 1)]
        return [self.answers[key] for key in keys if key in self.answers]

    def within(self, quarters: int) -> Past:
        """The same as far back as this many quarters."""
        first = self.quarter.plus(-quarters)
        return Past(self.quarter, {key: told for key, told in self.answers.items() if key >= first}, self.units)

    def volumes(self) -> dict[str, int]:
        """What the company counted last quarter, by unit: totals of platforms, and its own measures."""
        found: dict[str, int] = defaultdict(int)
        for cell in self.last.values():
            if cell.is_total or cell.box.is_company_count:
                found[self.units.get(cell.measure, cell.measure)] += cell.value or 0
        return found


def numbers_of(box: Box, answers: Iterable[Answers]) -> list[int]:
    """The numbers of one box in several answers, those without one left out."""
    cells = (answered.get(box) for answered in answers)
    return [cell.value for cell in cells if cell is not None and cell.value is not None]
