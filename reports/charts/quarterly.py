"""C1, how many listings per quarter: removed and blocked stacked, and what could not be told apart; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from . import breaks as series_breaks
from . import marks, quarters
from .breaks import PlacedBreak
from .drawing import Drawing, Mark
from .export import steps_of
from .formats import NARROW, WIDE, Format, Margin, reach
from .quarters import Quarter
from .spec import Amount, Caption, Column, Entry, FigureSpec, KeyEntry, SeriesBreak, Status
from .ticks import TickStyle, nice_ticks
from .typeset import block_width, markup, width

_RIGHT = 4  # pixels beside the last bar
_COLOURS = {"removed": "viz-1", "blocked": "seq-4", "not_separated": "viz-5", "total": "viz-5"}


@dataclass(frozen=True, slots=True)
class QuarterlyBar:
    """One quarter. A part that nobody collects is an Amount without a value, like one that is withheld.

    Where the parts that have a value do not add up to `total`, the total is drawn alone, under `mark` ("[c]").
    `mark` also stands over a withheld or missing quarter. `hover` is one line each.
    """

    quarter: Quarter
    removed: Amount
    blocked: Amount
    not_separated: Amount
    total: Amount
    status: Status
    status_text: str
    coverage: str
    hover: tuple[str, ...]
    mark: str = ""

    @property
    def parts(self) -> dict[str, int]:
        """What is stacked: the known parts, or the total alone."""
        if self.total.value is None:
            return {}
        known = {"removed": self.removed, "blocked": self.blocked, "not_separated": self.not_separated}
        parts = {name: amount.value for name, amount in known.items() if amount.value is not None}
        return parts if sum(parts.values()) == self.total.value else {"total": self.total.value}


@dataclass(frozen=True, slots=True)
class QuarterlyWords:
    """The heads of the table's columns, and the key's words for what no column names."""

    quarter: str
    removed: str
    blocked: str
    not_separated: str
    total: str
    status: str
    coverage: str
    provisional: str
    total_only: str
    withheld: str
    missing: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A level to reach each quarter, and the few words on its line."""

    value: int
    label: str


def figure(
    caption: Caption,
    bars: Sequence[QuarterlyBar],
    *,
    words: QuarterlyWords,
    ticks: TickStyle,
    breaks: Sequence[SeriesBreak] = (),
    target: TargetLine | None = None,
) -> FigureSpec:
    """The quarterly figure of at least one bar; every quarter between the first and the last has its own."""
    wide, narrow = (_draw(format, bars, words, ticks, breaks, target) for format in (WIDE, NARROW))
    return FigureSpec(
        caption,
        _columns(words),
        tuple(_row(bar) for bar in bars),
        _key(bars, words),
        steps_of(wide, [" · ".join(bar.hover) for bar in bars]),
        wide,
        narrow,
    )


def _draw(
    format: Format,
    bars: Sequence[QuarterlyBar],
    words: QuarterlyWords,
    ticks: TickStyle,
    breaks: Sequence[SeriesBreak],
    target: TargetLine | None,
) -> go.Figure:
    totals = [bar.total.value or 0 for bar in bars]
    levels = nice_ticks(max([*totals, target.value if target else 0]), ticks.base)
    labels = [markup(ticks.write(level)) for level in levels]
    left = block_width(tuple(labels), format.text) + 8
    room = format.width - left - _RIGHT
    margin = Margin(left, _RIGHT, 10, quarters.foot([bar.quarter for bar in bars], format, room))
    x_range = (-0.5, len(bars) - 0.5)
    placed = series_breaks.place(series_breaks.edges(breaks), x_range, room, format)
    top = max(levels[-1], _top(format, margin, bars, placed, target))
    drawing = Drawing.of(format, margin, x_range, (0, top))
    drawing.axis("y", list(zip(levels, labels, strict=True)), grid=True)
    quarters.draw_quarters(drawing, [bar.quarter for bar in bars])
    _draw_parts(drawing, bars)
    _draw_exceptions(drawing, bars)
    _draw_provisional(drawing, bars, words.provisional, target)
    series_breaks.draw(drawing, placed)
    if target:
        _draw_target(drawing, target, len(bars))
    return drawing.figure()


def _top(
    format: Format,
    margin: Margin,
    bars: Sequence[QuarterlyBar],
    placed: Sequence[PlacedBreak],
    target: TargetLine | None,
) -> float:
    """The value at the plot's top edge that leaves room for what is written above the bars and the target line."""
    height = format.height - margin.top - margin.bottom
    labels = series_breaks.room(placed, format)
    words = any(bar.status is Status.PROVISIONAL for bar in bars) + any(bar.mark for bar in bars)
    needs = [(max([bar.total.value or 0 for bar in bars]), labels + words * (format.line + 4))]
    if target:
        needs.append((target.value, labels + format.line + 6))
    return max(reach(value, height, room) for value, room in needs)


def _draw_parts(drawing: Drawing, bars: Sequence[QuarterlyBar]) -> None:
    for hatched in (False, True):
        for part, token in _COLOURS.items():
            drawing.bars(
                [
                    Mark(at, bar.parts[part], markup(*bar.hover))
                    for at, bar in enumerate(bars)
                    if bar.parts.get(part) and (bar.status is Status.PROVISIONAL) == hatched
                ],
                token,
                look="hatched" if hatched else "solid",
            )


def _draw_exceptions(drawing: Drawing, bars: Sequence[QuarterlyBar]) -> None:
    for at, bar in enumerate(bars):
        if bar.status is Status.MISSING:
            marks.missing(drawing, at, markup(bar.mark))
        elif bar.total.value is None:
            marks.withheld(drawing, at, markup(bar.mark))
        elif bar.total.value == 0:
            marks.zero(drawing, at, markup(bar.total.text))
        elif bar.mark:
            drawing.write((at, bar.total.value), markup(bar.mark), nudge=(0, 2))


def _draw_provisional(drawing: Drawing, bars: Sequence[QuarterlyBar], word: str, target: TargetLine | None) -> None:
    """The word over the last provisional bars, above whatever it reaches over and clear of the target line."""
    hatched = [at for at, bar in enumerate(bars) if bar.status is Status.PROVISIONAL and bar.total.value]
    if not hatched:
        return
    half = drawing.across(width(word, drawing.format.text)) / 2
    last = hatched[-1]
    middle = min(max(last, half - 0.5), len(bars) - 0.5 - half)
    under = [bar for at, bar in enumerate(bars) if middle - half - 0.5 < at < middle + half + 0.5]
    lift = (drawing.format.line + 2) if any(bar.mark for bar in under) else 2
    height = max(bar.total.value or 0 for bar in under)
    if target and height <= target.value <= height + drawing.up(lift + drawing.format.line):
        height, lift = target.value, 3
    drawing.write((middle, height), markup(word), nudge=(0, lift))


def _draw_target(drawing: Drawing, target: TargetLine, count: int) -> None:
    drawing.rule((-0.5, target.value), (count - 0.5, target.value), "viz-2", thickness=2, dash="dash")
    drawing.write((-0.5, target.value), markup(target.label), hold="left", token="ink", nudge=(2, 3), ground=True)


def _columns(words: QuarterlyWords) -> tuple[Column, ...]:
    names = ("quarter", "removed", "blocked", "not_separated", "total", "status", "coverage")
    return tuple(Column(name, getattr(words, name)) for name in names)


def _row(bar: QuarterlyBar) -> tuple[Entry, ...]:
    return (
        bar.quarter.label,
        bar.removed,
        bar.blocked,
        bar.not_separated,
        bar.total,
        bar.status_text,
        bar.coverage,
    )


def _key(bars: Sequence[QuarterlyBar], words: QuarterlyWords) -> tuple[KeyEntry, ...]:
    drawn = {part for bar in bars for part, value in bar.parts.items() if value}
    parts = [
        ("removed", words.removed, "viz-1"),
        ("blocked", words.blocked, "seq-4"),
        ("not_separated", words.not_separated, "viz-5"),
        ("total", words.total_only, "viz-5"),
    ]
    untold = [bar for bar in bars if bar.total.value is None]
    facts = [
        (any(bar.status is Status.PROVISIONAL and bar.total.value for bar in bars), words.provisional, "hatch:viz-1"),
        (
            any(bar.status is not Status.MISSING for bar in untold),
            words.withheld,
            "bracket:viz-5",
        ),
        (any(bar.status is Status.MISSING for bar in bars), words.missing, "gap:ink-2"),
    ]
    return tuple(
        [KeyEntry(label, swatch) for part, label, swatch in parts if part in drawn]
        + [KeyEntry(label, swatch) for there, label, swatch in facts if there]
    )
