"""C6, which species most: groups by their count, the largest first, then the rest; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import lying
from .export import steps_of
from .lying import LyingBar
from .spec import Amount, Caption, Column, FigureSpec, KeyEntry

MOST = 10  # groups that are drawn one by one; the caller adds up the others


@dataclass(frozen=True, slots=True)
class RankingRow:
    """A species group. `end` is written behind its bar ("12,040 · 18%", "[c] between 40 and 190").

    `rest` marks the sum of the other groups and what was not broken down; such rows stand last.
    """

    name: str
    total: Amount
    share: str
    end: str
    hover: tuple[str, ...]
    rest: bool = False


@dataclass(frozen=True, slots=True)
class RankingWords:
    """The heads of the table's columns, and the key's words."""

    group: str
    total: str
    share: str
    rest: str
    withheld: str


def figure(caption: Caption, rows: Sequence[RankingRow], *, words: RankingWords) -> FigureSpec:
    """The ranking of at least one row. Withheld groups stand after those with a value, the rest after both."""
    ordered = sorted(rows, key=lambda row: (row.rest, row.total.value is None, -(row.total.value or 0)))
    bars = [LyingBar(row.name, row.total, row.end, row.hover, row.rest) for row in ordered]
    wide, narrow = lying.draw(bars)
    return FigureSpec(
        caption,
        (Column("group", words.group), Column("total", words.total), Column("share", words.share)),
        tuple((row.name, row.total, row.share) for row in ordered),
        _key(ordered, words),
        steps_of(wide, [" · ".join(row.hover) for row in ordered], along="y"),
        wide,
        narrow,
    )


def _key(rows: Sequence[RankingRow], words: RankingWords) -> tuple[KeyEntry, ...]:
    entries = [
        (True, words.total, "viz-1"),
        (any(row.rest for row in rows), words.rest, "viz-5"),
        (any(row.total.value is None for row in rows), words.withheld, "bracket:viz-5"),
    ]
    return tuple(KeyEntry(label, swatch) for there, label, swatch in entries if there)
