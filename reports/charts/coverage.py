"""C11, how complete each quarter is: members by what they reported, always in the same order; knows no words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from . import quarters
from .drawing import Drawing, Mark
from .export import steps_of
from .formats import NARROW, WIDE, Format, Margin, reach
from .quarters import Quarter
from .spec import Amount, Caption, Column, FigureSpec, KeyEntry
from .ticks import nice_ticks
from .typeset import block_width, markup, width

# From the foot up; what is missing is an outline, since there is nothing in it.
_PARTS = {
    "counts": ("viz-1", "solid"),
    "none": ("seq-4", "solid"),
    "not_reported": ("ink-2", "hollow"),
    "exempt": ("viz-5", "plain"),
}


@dataclass(frozen=True, slots=True)
class CoverageBar:
    """The companies of one quarter, each in one part; `text` ("38/42") stands above the bar, `value_text` in the table.

    `none` looked and found none; `exempt` companies are in no coverage.
    """

    quarter: Quarter
    counts: Amount
    none: Amount
    not_reported: Amount
    exempt: Amount
    text: str
    value_text: str
    hover: tuple[str, ...]

    def part(self, name: str) -> int:
        amount: Amount = getattr(self, name)
        return amount.value or 0


@dataclass(frozen=True, slots=True)
class CoverageWords:
    """The heads of the table's columns; the parts' are the key's words too."""

    quarter: str
    counts: str
    none: str
    not_reported: str
    exempt: str
    coverage: str


def figure(caption: Caption, bars: Sequence[CoverageBar], *, words: CoverageWords) -> FigureSpec:
    """The coverage figure of at least one quarter."""
    wide, narrow = (_draw(format, bars) for format in (WIDE, NARROW))
    names = ("quarter", "counts", "none", "not_reported", "exempt", "coverage")
    return FigureSpec(
        caption,
        tuple(Column(name, getattr(words, name)) for name in names),
        tuple((b.quarter.label, b.counts, b.none, b.not_reported, b.exempt, b.value_text) for b in bars),
        tuple(
            KeyEntry(getattr(words, part), f"hollow:{token}" if look == "hollow" else token)
            for part, (token, look) in _PARTS.items()
            if any(bar.part(part) for bar in bars)
        ),
        steps_of(wide, [" · ".join(bar.hover) for bar in bars]),
        wide,
        narrow,
    )


def _draw(format: Format, bars: Sequence[CoverageBar]) -> go.Figure:
    highest = max(sum(bar.part(part) for part in _PARTS) for bar in bars)
    levels = nice_ticks(highest)
    labels = [str(level) for level in levels]
    left, slot = block_width(tuple(labels), format.text) + 8, format.width / len(bars)
    right = 8 + max(0, _widest(format, bars) - slot) / 2
    spans = [bar.quarter for bar in bars]
    margin = Margin(left, right, 10, quarters.foot(spans, format, format.width - left - right))
    height = format.height - margin.top - margin.bottom
    top = max(levels[-1], reach(highest, height, format.line + 4))
    drawing = Drawing.of(format, margin, (-0.5, len(bars) - 0.5), (0, top))
    drawing.axis("y", list(zip(levels, labels, strict=True)), grid=True)
    quarters.draw_quarters(drawing, spans)
    for part, (token, look) in _PARTS.items():
        drawn = [Mark(at, bar.part(part), markup(*bar.hover)) for at, bar in enumerate(bars) if bar.part(part)]
        drawing.bars(drawn, token, look=look)
    _write_coverage(drawing, bars)
    return drawing.figure()


def _write_coverage(drawing: Drawing, bars: Sequence[CoverageBar]) -> None:
    """n of m over every bar where all fit, else over every so many of them, the last always among them."""
    slot, tops = drawing.plot_width / len(bars), [sum(bar.part(part) for part in _PARTS) for bar in bars]
    widest = _widest(drawing.format, bars)
    every = math.ceil((widest + 4) / slot)
    reach = math.ceil((widest / slot - 1) / 2)
    for at, bar in enumerate(bars):
        if (len(bars) - 1 - at) % every == 0:
            under = tops[max(at - reach, 0) : at + reach + 1]
            drawing.write((at, max(under)), markup(bar.text), nudge=(0, 2), ground=True)


def _widest(format: Format, bars: Sequence[CoverageBar]) -> float:
    return max(width(bar.text, format.text) for bar in bars)
