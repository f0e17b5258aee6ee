"""C2, will we reach the target: the sum so far, the pace still needed, the path once meant; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from . import breaks as series_breaks
from . import marks, quarters
from .drawing import Drawing, Mark
from .export import steps_of
from .formats import NARROW, WIDE, Format, Margin, reach
from .quarters import Quarter
from .spec import Amount, Caption, Column, Entry, FigureSpec, KeyEntry, SeriesBreak, Status
from .ticks import TickStyle, nice_ticks
from .typeset import block_width, markup, width, wrap

_RIGHT = 12  # pixels beside the last point


@dataclass(frozen=True, slots=True)
class CumulativePoint:
    """The sum up to the end of a quarter. `mark` ("[c]") stands where it is withheld."""

    quarter: Quarter
    total: Amount
    status: Status
    status_text: str
    coverage: str
    hover: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TargetPath:
    """A cumulative target. Indexes count from the first quarter drawn; `due_index` may lie after the last point.

    `baseline` and `original_label` are None where no baseline was established: then no path was ever meant.
    `gap_label` says in a few words what is missing today.
    """

    due_index: int
    target: Amount
    target_label: str
    needed_label: str
    gap_label: str
    baseline_index: int | None = None
    baseline: Amount | None = None
    baseline_label: str = ""
    original_label: str = ""


@dataclass(frozen=True, slots=True)
class CumulativeWords:
    """The heads of the table's columns, and the key's words."""

    quarter: str
    series: str
    total: str
    status: str
    coverage: str
    actual: str
    provisional: str
    withheld: str


def figure(
    caption: Caption,
    points: Sequence[CumulativePoint],
    *,
    words: CumulativeWords,
    ticks: TickStyle,
    future: Sequence[Quarter] = (),
    breaks: Sequence[SeriesBreak] = (),
    target: TargetPath | None = None,
) -> FigureSpec:
    """The cumulative figure of at least one point; `future` are the quarters after it, up to the due one."""
    spans = [*(point.quarter for point in points), *future]
    wide, narrow = (_draw(format, points, spans, ticks, breaks, target) for format in (WIDE, NARROW))
    names = ("quarter", "series", "total", "status", "coverage")
    return FigureSpec(
        caption,
        tuple(Column(name, getattr(words, name)) for name in names),
        (*(_row(point, words) for point in points), *_target_rows(target, spans)),
        _key(points, words, target),
        steps_of(wide, [" · ".join(point.hover) for point in points]),
        wide,
        narrow,
    )


def _draw(
    format: Format,
    points: Sequence[CumulativePoint],
    spans: Sequence[Quarter],
    ticks: TickStyle,
    breaks: Sequence[SeriesBreak],
    target: TargetPath | None,
) -> go.Figure:
    highest = max([*(point.total.value or 0 for point in points), _value(target.target) if target else 0])
    levels = nice_ticks(highest, ticks.base)
    labels = [markup(ticks.write(level)) for level in levels]
    left = block_width(tuple(labels), format.text) + 8
    room = format.width - left - _RIGHT
    margin = Margin(left, _RIGHT, 10, quarters.foot(spans, format, room))
    x_range = (-0.5, len(spans) - 0.5)
    placed = series_breaks.place(series_breaks.edges(breaks), x_range, room, format)
    height = format.height - margin.top - margin.bottom
    above = series_breaks.room(placed, format) + 1.5 * format.line
    top = max(levels[-1], reach(highest, height, above))
    drawing = Drawing.of(format, margin, x_range, (0, top))
    drawing.axis("y", list(zip(levels, labels, strict=True)), grid=True)
    quarters.draw_quarters(drawing, spans)
    _draw_actual(drawing, points, breaks)
    if target:
        _draw_target(drawing, points, target)
    series_breaks.draw(drawing, placed)
    return drawing.figure()


def _draw_actual(drawing: Drawing, points: Sequence[CumulativePoint], breaks: Sequence[SeriesBreak]) -> None:
    line = [Mark(at, point.total.value, markup(*point.hover)) for at, point in enumerate(points)]
    drawing.path(series_breaks.split(line, breaks), "viz-1")
    for hollow in (False, True):
        of_kind = [m for m, p in zip(line, points, strict=True) if (p.status is Status.PROVISIONAL) == hollow]
        drawing.dots([mark for mark in of_kind if mark.value is not None], "viz-1", hollow=hollow)
    for at, point in enumerate(points):
        if point.total.value is None:
            marks.withheld(drawing, at, markup(point.mark))


def _draw_target(drawing: Drawing, points: Sequence[CumulativePoint], target: TargetPath) -> None:
    due, goal = target.due_index, _value(target.target)
    if target.baseline_index is not None and target.baseline and target.baseline.value is not None:
        start = Mark(target.baseline_index, target.baseline.value, markup(target.baseline_label))
        drawing.path([start, Mark(due, goal)], "viz-5", dash="dot", thickness=2)
        drawing.dots([start], "viz-5", size=7)
    last = max((at for at, point in enumerate(points) if point.total.value is not None), default=None)
    if last is not None and last < due:
        drawing.path([Mark(last, points[last].total.value), Mark(due, goal)], "viz-2", dash="dash", thickness=2)
        _write_gap(drawing, last, _value(points[last].total), target.gap_label)
    drawing.dots([Mark(due, goal, markup(target.target_label))], "viz-2", size=10)
    _write_goal(drawing, due, goal, target.target_label)


def _write_goal(drawing: Drawing, due: int, goal: int, text: str) -> None:
    """The target's label above its dot, kept inside the right edge."""
    reach = (due + 0.5) / drawing.across(1) + width(text, drawing.format.text) / 2
    if reach > drawing.plot_width:
        drawing.write((drawing.x_range[1], goal), markup(text), hold="right", token="ink", nudge=(6, 8))
    else:
        drawing.write((due, goal), markup(text), token="ink", nudge=(0, 8))


def _write_gap(drawing: Drawing, last: int, value: int, text: str) -> None:
    """What is missing today, at the right edge under the last point: nothing that only grows comes back there."""
    room = max((drawing.x_range[1] - last) / drawing.across(1), 90)
    lines = wrap(text, drawing.format.text, room, lines=3)
    drawing.write((drawing.x_range[1], value), markup(*lines), hold="right", stand="top", token="ink", nudge=(4, -14))


def _row(point: CumulativePoint, words: CumulativeWords) -> tuple[Entry, ...]:
    return (point.quarter.label, words.actual, point.total, point.status_text, point.coverage)


def _target_rows(target: TargetPath | None, spans: Sequence[Quarter]) -> tuple[tuple[Entry, ...], ...]:
    """The baseline and the target as rows of their own, since both are drawn."""
    if target is None:
        return ()
    rows: list[tuple[Entry, ...]] = []
    if target.baseline_index is not None and target.baseline is not None:
        rows.append((spans[target.baseline_index].label, target.baseline_label, target.baseline, "", ""))
    return (*rows, (spans[target.due_index].label, target.target_label, target.target, "", ""))


def _key(points: Sequence[CumulativePoint], words: CumulativeWords, target: TargetPath | None) -> tuple[KeyEntry, ...]:
    entries = [
        (True, words.actual, "line:viz-1"),
        (target is not None, target.needed_label if target else "", "dash:viz-2"),
        (bool(target and target.baseline), target.original_label if target else "", "dotted:viz-5"),
        (any(point.status is Status.PROVISIONAL for point in points), words.provisional, "ring:viz-1"),
        (any(point.total.value is None for point in points), words.withheld, "bracket:viz-5"),
    ]
    return tuple(KeyEntry(label, swatch) for there, label, swatch in entries if there)


def _value(amount: Amount) -> int:
    """A target's value; a target without one cannot be drawn."""
    if amount.value is None:
        raise ValueError("a target path needs a value")
    return amount.value
