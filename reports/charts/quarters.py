"""The axis of quarters that charts over time share: years beneath their quarters; knows no values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from .drawing import Drawing
from .formats import Format
from .typeset import markup, width

_TICK = 5  # pixels between a baseline and the text under it


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter as it is written: "Q2 2026", "Q2", "2026"."""

    label: str
    short: str
    year: str


def foot(quarters: Sequence[Quarter], format: Format, plot_width: float) -> float:
    """The pixels that the axis needs under the plot."""
    return (2 if _fit(quarters, format, plot_width) else 1) * format.line + _TICK + 5


def draw_quarters(drawing: Drawing, quarters: Sequence[Quarter]) -> None:
    """Quarters along the foot where all of them fit, and the years under them in any case."""
    slot = drawing.plot_width / len(quarters)
    fits = _fit(quarters, drawing.format, drawing.plot_width)
    drawing.axis("x", [(at, markup(q.short)) for at, q in enumerate(quarters)] if fits else [], line=True)
    depth = (_TICK + drawing.format.line) if fits else _TICK
    reached = -drawing.margin.left  # where the years written so far end, in pixels from the left of the plot
    for year, run in groupby(range(len(quarters)), key=lambda at: quarters[at].year):
        spots = list(run)
        if spots[0]:
            edge = spots[0] - 0.5
            drawing.rule((edge, 0), (edge, -(depth + 12) / drawing.plot_height), "hair", yref="paper")
        half = width(year, drawing.format.text) / 2
        middle = min(slot * (spots[0] + spots[-1] + 1) / 2, drawing.plot_width + drawing.margin.right - half)
        if middle - half >= reached:
            drawing.write((middle / slot - 0.5, 0), markup(year), stand="top", nudge=(0, -depth), yref="paper")
            reached = middle + half


def _fit(quarters: Sequence[Quarter], format: Format, plot_width: float) -> bool:
    """Whether each quarter's short name has room under its bar."""
    slot = plot_width / len(quarters)
    return all(width(quarter.short, format.text) + 4 <= slot for quarter in quarters)
