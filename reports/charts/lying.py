"""Lying bars with their names and their numbers in words, the longest first: what rankings share; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from . import marks
from .drawing import Drawing, Mark
from .formats import NARROW, WIDE, Format, Margin, reach
from .spec import Amount
from .typeset import block_width, markup, width, wrap

_THICK = 18  # pixels of a bar
_NAME_SHARE = 0.36  # of a wide picture, at most, for names beside bars


@dataclass(frozen=True, slots=True)
class LyingBar:
    """One bar: `text` stands at its end, `rest` marks what is no group of its own ("other", "not broken down")."""

    name: str
    amount: Amount
    text: str
    hover: tuple[str, ...]
    rest: bool = False


def draw(bars: Sequence[LyingBar]) -> tuple[go.Figure, go.Figure]:
    """The wide and the narrow drawing, from top to bottom in the given order; their height follows the bars."""
    return _draw_wide(bars), _draw_narrow(bars)


def _draw_wide(bars: Sequence[LyingBar]) -> go.Figure:
    """Names to the left of their bars, in up to two lines."""
    names = [wrap(bar.name, WIDE.text, _NAME_SHARE * WIDE.width, lines=2) for bar in bars]
    pitch = max(len(name) for name in names) * WIDE.line + 12
    left = max(block_width(name, WIDE.text) for name in names) + 10
    drawing = _sheet(WIDE, bars, Margin(left, 8, 4, 4), pitch)
    drawing.axis("y", [(at, markup(*name)) for at, name in enumerate(names)])
    return drawing.figure()


def _draw_narrow(bars: Sequence[LyingBar]) -> go.Figure:
    """Names above their bars, from the axis on."""
    drawing = _sheet(NARROW, bars, Margin(4, 4, 8, 0), NARROW.line + _THICK + 14)
    for at, bar in enumerate(bars):
        name = markup(*wrap(bar.name, NARROW.text, NARROW.width - 12, lines=1))
        drawing.write((0, at), name, hold="left", token="ink", nudge=(-1, _THICK / 2 + 2))
    return drawing.figure()


def _sheet(format: Format, bars: Sequence[LyingBar], margin: Margin, pitch: float) -> Drawing:
    """The bars and what stands behind them, `pitch` pixels apart."""
    height = round(margin.top + margin.bottom + pitch * len(bars))
    room = format.width - margin.left - margin.right
    longest = max(1.0, *(reach(b.amount.value or 0, room, width(_end(b, format), format.text) + 18) for b in bars))
    drawing = Drawing.of(format._replace(height=height), margin, (0, longest), (len(bars) - 0.5, -0.5))
    for rest in (False, True):
        spots = [(at, bar) for at, bar in enumerate(bars) if bar.rest == rest and bar.amount.value]
        shown = [Mark(at, bar.amount.value, markup(*bar.hover)) for at, bar in spots]
        drawing.bars(shown, "viz-5" if rest else "viz-1", flat=_THICK / pitch)
    drawing.rule((0, -0.5), (0, len(bars) - 0.5), "ink-2")
    for at, bar in enumerate(bars):
        _write_end(drawing, at, bar, _THICK / pitch)
    return drawing


def _end(bar: LyingBar, format: Format) -> str:
    """What stands behind the bar, in one line that leaves the bar some room."""
    return wrap(bar.text, format.text, format.width * (0.4 if bar.amount.value else 0.6), lines=1)[0]


def _write_end(drawing: Drawing, at: int, bar: LyingBar, thickness: float) -> None:
    text = markup(_end(bar, drawing.format))
    if bar.amount.value is None:
        marks.withheld_row(drawing, at, text, thickness)
        return
    if bar.amount.value == 0:
        marks.zero_row(drawing, at, thickness)
    drawing.write((bar.amount.value, at), text, hold="left", stand="middle", nudge=(6, 0))
