"""Which quarters the demonstration spans and when what happens in it; pure, counts in positions from the first one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reports.calendar import QuarterKey, quarters_of
from reports.demonstration.cast import Company, Habit


@dataclass(frozen=True, slots=True)
class Timeline:
    """The quarters in order: all but the last are published, the last one is in progress."""

    quarters: tuple[QuarterKey, ...]

    @classmethod
    def before(cls, today: datetime.date, published: int) -> Timeline:
        """The series whose quarter in progress is the last complete calendar quarter."""
        current = QuarterKey.holding(today).previous()
        return cls(tuple(current.plus(offset) for offset in range(-published, 1)))

    @property
    def published(self) -> tuple[QuarterKey, ...]:
        return self.quarters[:-1]

    @property
    def current(self) -> int:
        """Position of the quarter in progress."""
        return len(self.quarters) - 1

    @property
    def redefined_at(self) -> int:
        """From here on a closed shop is an account, and its listings count only where each was judged."""
        return self.current * 6 // 16

    @property
    def joined_at(self) -> int:
        return self.current * 9 // 16

    @property
    def detected_at(self) -> int:
        """From here on new detection blocks far more before publication."""
        return self.current * 10 // 16

    @property
    def left_at(self) -> int:
        """The first quarter without the company that leaves."""
        return self.current * 12 // 16

    @property
    def surge_year(self) -> int | None:
        """The first calendar year that is published as a whole."""
        years = sorted({quarter.year for quarter in self.published})
        return next((year for year in years if set(quarters_of(year)) <= set(self.published)), None)

    def expects(self, company: Company, index: int) -> bool:
        """Whether the company is a member at the end of that quarter."""
        if company.habit == Habit.JOINS:
            return index >= self.joined_at
        return company.habit != Habit.LEAVES or index < self.left_at
