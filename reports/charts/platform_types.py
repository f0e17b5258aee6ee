"""C10, which platform types: counts by type with the number of companies behind each; knows no company and no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import lying
from .export import steps_of
from .lying import LyingBar
from .spec import Amount, Caption, Column, FigureSpec, KeyEntry


@dataclass(frozen=True, slots=True)
class PlatformTypeRow:
    """A platform type. `members` is in words ("5 companies"); `end` stands behind the bar ("12,040 · 5 companies")."""

    name: str
    total: Amount
    members: str
    end: str
    hover: tuple[str, ...]
    rest: bool = False


@dataclass(frozen=True, slots=True)
class PlatformTypeWords:
    """The heads of the table's columns, and the key's words."""

    platform_type: str
    total: str
    members: str
    withheld: str


def figure(caption: Caption, rows: Sequence[PlatformTypeRow], *, words: PlatformTypeWords) -> FigureSpec:
    """The types of at least one row, the largest first, withheld ones after those with a value, the rest last."""
    ordered = sorted(rows, key=lambda row: (row.rest, row.total.value is None, -(row.total.value or 0)))
    bars = [LyingBar(row.name, row.total, row.end, row.hover, row.rest) for row in ordered]
    wide, narrow = lying.draw(bars)
    withheld = any(row.total.value is None for row in rows)
    return FigureSpec(
        caption,
        (Column("platform_type", words.platform_type), Column("total", words.total), Column("members", words.members)),
        tuple((row.name, row.total, row.members) for row in ordered),
        (KeyEntry(words.total, "viz-1"), *((KeyEntry(words.withheld, "bracket:viz-5"),) if withheld else ())),
        steps_of(wide, [" · ".join(row.hover) for row in ordered], along="y"),
        wide,
        narrow,
    )
