"""The coalition's own earlier announcements, each with the window it covers: other people's numbers, never joined.

Every announcement is a thin line over its window and a dot at its end. Nothing connects two of them, since members,
units and windows moved in between. Knows no words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from . import breaks as series_breaks
from .drawing import Drawing, Mark
from .formats import NARROW, WIDE, Format, Margin, reach
from .spec import Amount, Caption, Column, FigureSpec, KeyEntry, Step
from .ticks import TickStyle, nice_ticks
from .typeset import block_width, markup, width


@dataclass(frozen=True, slots=True)
class Milestone:
    """One announcement. `short` ("24.1 million") and `long` ("March 2018 to September 2024") stand at its dot.

    `is_rounded` ones have a hollow dot: the number was published rounded.
    """

    starts: date
    ends: date
    value: Amount
    window: str
    unit: str
    precision: str
    source: str
    short: str
    long: str
    is_rounded: bool
    hover: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryBreak:
    """From this day on something else was counted."""

    on: date
    label: str


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """The heads of the table's columns, and the key's words."""

    window: str
    value: str
    unit: str
    precision: str
    source: str
    exact: str
    rounded: str


def figure(
    caption: Caption,
    milestones: Sequence[Milestone],
    *,
    words: HistoryWords,
    ticks: TickStyle,
    years: Sequence[tuple[date, str]],
    breaks: Sequence[HistoryBreak] = (),
) -> FigureSpec:
    """The figure of at least one announcement; `years` are the first days of years, and how they are written."""
    ordered = sorted(milestones, key=lambda one: one.ends)
    wide, narrow = (_draw(format, ordered, ticks, years, breaks) for format in (WIDE, NARROW))
    names = ("window", "value", "unit", "precision", "source")
    return FigureSpec(
        caption,
        tuple(Column(name, getattr(words, name)) for name in names),
        tuple((one.window, one.value, one.unit, one.precision, one.source) for one in ordered),
        _key(ordered, words),
        _steps(wide, ordered),
        wide,
        narrow,
    )


def _draw(
    format: Format,
    milestones: Sequence[Milestone],
    ticks: TickStyle,
    years: Sequence[tuple[date, str]],
    breaks: Sequence[HistoryBreak],
) -> go.Figure:
    origin = min(one.starts for one in milestones)
    highest = max(one.value.value or 0 for one in milestones)
    levels = nice_ticks(highest, ticks.base)
    labels = [markup(ticks.write(level)) for level in levels]
    margin = Margin(block_width(tuple(labels), format.text) + 8, 12, 8, format.line + 8)
    x_range = (0.0, float(max((one.ends - origin).days for one in milestones)))
    placed = series_breaks.place(
        [((one.on - origin).days, one.label) for one in breaks],
        x_range,
        format.width - margin.left - margin.right,
        format,
    )
    height = format.height - margin.top - margin.bottom
    above = series_breaks.room(placed, format) + 1.5 * format.line
    drawing = Drawing.of(format, margin, x_range, (0, max(levels[-1], reach(highest, height, above))))
    drawing.axis("y", list(zip(levels, labels, strict=True)), grid=True)
    _draw_years(drawing, [((day - origin).days, text) for day, text in years])
    series_breaks.draw(drawing, placed)
    _draw_milestones(drawing, milestones, origin)
    return drawing.figure()


def _draw_years(drawing: Drawing, years: Sequence[tuple[int, str]]) -> None:
    """The years that lie in the picture, as many as fit."""
    shown = [(day, text) for day, text in years if drawing.x_range[0] <= day <= drawing.x_range[1]]
    widest = drawing.across(max((width(text, drawing.format.text) for _, text in shown), default=0) + 8)
    kept: list[tuple[float, str]] = []
    for day, text in shown:
        if not kept or day - kept[-1][0] >= widest:
            kept.append((day, markup(text)))
    drawing.axis("x", kept, line=True)


def _draw_milestones(drawing: Drawing, milestones: Sequence[Milestone], origin: date) -> None:
    for one in milestones:
        if one.value.value is None:
            continue
        start, end = (one.starts - origin).days, (one.ends - origin).days
        drawing.path([Mark(start, one.value.value), Mark(end, one.value.value)], "viz-5", thickness=2)
    for hollow in (False, True):
        shown = [one for one in milestones if one.is_rounded == hollow and one.value.value is not None]
        dots = [Mark((one.ends - origin).days, one.value.value, markup(*one.hover)) for one in shown]
        drawing.dots(dots, "ink-2", hollow=hollow, size=10)
    for one in milestones:
        _write(drawing, one, (one.ends - origin).days)


def _write(drawing: Drawing, one: Milestone, day: int) -> None:
    """The number over its line where there is room, else behind its dot; on a phone without its window."""
    text = one.short if drawing.format.is_narrow else f"{one.short} · {one.long}"
    spot = (day, one.value.value or 0)
    if day / drawing.across(1) >= width(text, drawing.format.text) + 8:
        drawing.write(spot, markup(text), hold="right", token="ink", nudge=(-8, 3), ground=True)
    else:
        drawing.write(spot, markup(text), hold="left", stand="middle", token="ink", nudge=(12, 0), ground=True)


def _steps(figure: go.Figure, milestones: Sequence[Milestone]) -> tuple[Step, ...]:
    """One step an announcement, at its dot."""
    dots = {
        value: (curve, at)
        for curve, trace in enumerate(figure.data)
        if trace.mode == "markers"
        for at, value in enumerate(trace.y)
    }
    return tuple(Step(" · ".join(one.hover), *dots.get(one.value.value, (None, None))) for one in milestones)


def _key(milestones: Sequence[Milestone], words: HistoryWords) -> tuple[KeyEntry, ...]:
    entries = [
        (any(not one.is_rounded for one in milestones), words.exact, "dot:ink-2"),
        (any(one.is_rounded for one in milestones), words.rounded, "ring:ink-2"),
    ]
    return tuple(KeyEntry(label, swatch) for there, label, swatch in entries if there)
