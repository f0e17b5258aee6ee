"""Which round values an axis shows; knows numbers, no words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class TickStyle:
    """How a language counts along an axis: `write` words a value, `base` is its first big unit (1,000 or 10,000)."""

    write: Callable[[int], str]
    base: int = 1_000


def nice_ticks(maximum: int, base: int = 1_000) -> tuple[int, ...]:
    """Round values from 0 to the first at or above `maximum`, at most six.

    Steps are 1, 2, 2.5 or 5 times a power of ten, and a tenth of `base` fits them once values reach `base`, so that
    each can be written in that unit with one decimal.
    """
    if maximum <= 0:
        return (0, 1)
    step = next(s for s in _steps() if s * _MOST_STEPS >= maximum and (maximum < base or s * 10 % base == 0))
    return tuple(range(0, -(-maximum // step) * step + 1, step))


def _steps() -> Iterator[int]:
    power = 1
    while True:
        for factor in (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5)):
            if (power * factor).denominator == 1:
                yield int(power * factor)
        power *= 10
