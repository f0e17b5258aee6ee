"""Calendar quarters as values that know their days and neighbours; no instants, no time zone, no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True, slots=True)
class QuarterKey:
    """One calendar quarter, ordered in time; ``str()`` is its public name, ``2026-Q2``."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"A year has quarters 1 to 4, not {self.number}.")

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"

    @classmethod
    def holding(cls, day: date) -> QuarterKey:
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - timedelta(days=1)

    def plus(self, quarters: int) -> QuarterKey:
        """The quarter that many quarters later, earlier when negative."""
        year, index = divmod(4 * self.year + self.number - 1 + quarters, 4)
        return QuarterKey(year, index + 1)

    def next(self) -> QuarterKey:
        return self.plus(1)

    def previous(self) -> QuarterKey:
        return self.plus(-1)

    def since(self, earlier: QuarterKey) -> int:
        """How many quarters this one lies after ``earlier``; negative when it lies before."""
        return 4 * (self.year - earlier.year) + self.number - earlier.number


def quarters_of(year: int) -> tuple[QuarterKey, ...]:
    """The four quarters of a calendar year, in order."""
    return tuple(QuarterKey(year, number) for number in (1, 2, 3, 4))
