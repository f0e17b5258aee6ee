"""From where on a number is worth a question: every figure that the plausibility rules go by, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits of all plausibility rules.

    A change is *big* from ``least_change`` on, if it is ``least_share`` of what the company counted in that unit last
    quarter as well. ``ratio`` is how many times last quarter a big change is, or how small a part of it.
    ``band_quarters`` are looked at, ``band_needs`` of them must hold a number, and ``band_stretch`` widens their
    range. ``cumulative_needs`` totals must be comparable; each may miss its mark by ``cumulative_slack`` of the usual.
    ``round_needs`` numbers of three digits or more must be there, ``round_share`` of them round. ``most_asked`` is how
    many explanations one return may be asked for.
    """

    least_change: int = 100
    least_share: Fraction = Fraction(1, 100)
    ratio: int = 2
    band_quarters: int = 8
    band_needs: int = 4
    band_stretch: Fraction = Fraction(3, 2)
    cumulative_needs: int = 2
    cumulative_slack: Fraction = Fraction(1, 4)
    round_needs: int = 6
    round_share: Fraction = Fraction(4, 5)
    most_asked: int = 6


RANGES: dict[str, tuple[int | Fraction, int | Fraction]] = {
    "least_change": (1, 1_000_000),
    "least_share": (0, 1),
    "ratio": (2, 100),
    "band_quarters": (1, 20),
    "band_needs": (2, 20),
    "band_stretch": (1, 10),
    "cumulative_needs": (1, 50),
    "cumulative_slack": (0, 1),
    "round_needs": (2, 1000),
    "round_share": (0, 1),
    "most_asked": (1, 50),
}
"""The least and the most that each limit may be; outside of them a rule would ask for everything or for nothing."""


def out_of_range(limits: Thresholds) -> list[str]:
    """The limits that are less or more than they may be."""
    return [name for name, (least, most) in RANGES.items() if not least <= getattr(limits, name) <= most]


def needs_more_than_there_is(limits: Thresholds) -> bool:
    """A range of earlier quarters could never be drawn: more of them are needed than are looked at."""
    return limits.band_needs > limits.band_quarters


USUAL = Thresholds()
