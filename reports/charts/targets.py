"""C3, the state of each target: a dot on the way to the goal, a tick for where it should be; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from .drawing import Drawing, Mark
from .export import steps_of
from .formats import NARROW, WIDE, Format, Margin
from .spec import Amount, Caption, Column, FigureSpec, KeyEntry
from .typeset import block_width, markup, width, wrap

_TRACK = 9  # pixels


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target. `progress` and `needed` are percent of the way from baseline (0) to goal (100), whole numbers.

    Where progress cannot be computed its value is None and `reason` says why. A dot is drawn from 0 to 100 only; beyond
    them an arrow points out of the way. `now_label` stands over the dot, `start_label` and `end_label` under the ends.
    """

    name: str
    now: Amount
    now_label: str
    progress: Amount
    needed: Amount
    start_label: str
    end_label: str
    status_text: str
    coverage: str
    hover: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The heads of the table's columns, and the key's words."""

    target: str
    now: str
    progress: str
    needed: str
    goal: str
    status: str
    coverage: str


def figure(caption: Caption, rows: Sequence[TargetRow], *, words: TargetWords) -> FigureSpec:
    """The strip of at least one target, in the given order; its height follows them."""
    wide, narrow = (_draw(format, rows) for format in (WIDE, NARROW))
    names = ("target", "now", "progress", "needed", "goal", "status", "coverage")
    return FigureSpec(
        caption,
        tuple(Column(name, getattr(words, name)) for name in names),
        tuple(
            (row.name, row.now, row.progress, row.needed, row.reason or row.end_label, row.status_text, row.coverage)
            for row in rows
        ),
        (KeyEntry(words.now, "dot:viz-1"), KeyEntry(words.needed, "tick:viz-2")),
        steps_of(wide, [" · ".join(row.hover) for row in rows], along="y"),
        wide,
        narrow,
    )


def _draw(format: Format, rows: Sequence[TargetRow]) -> go.Figure:
    margin = Margin(8, 10, 4, 4)
    heads = max(len(_name(row, format)) for row in rows)
    feet = max(len(line) for row in rows for line in _ends(row, format))
    above = (heads + format.is_narrow + 1) * format.line + 8
    below = feet * format.line + 26
    pitch = above + below + _TRACK
    height = round(pitch * len(rows) + margin.top + margin.bottom)
    first = -(above + _TRACK / 2) / pitch  # the top edge, counted in rows from the first way
    drawing = Drawing.of(format._replace(height=height), margin, (0, 100), (len(rows) + first, first))
    for at, row in enumerate(rows):
        _draw_way(drawing, row, at)
        _write_head(drawing, row, at)
        _write_ends(drawing, row, at)
    _draw_dots(drawing, rows)
    return drawing.figure()


def _is_on_the_way(row: TargetRow) -> bool:
    return row.progress.value is not None and 0 <= row.progress.value <= 100


def _name(row: TargetRow, format: Format) -> tuple[str, ...]:
    return wrap(row.name, format.text, format.width * (0.94 if format.is_narrow else 0.68), lines=2)


def _ends(row: TargetRow, format: Format) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands under the two ends of the way; the reason alone where there is no way."""
    if row.reason:
        return wrap(row.reason, format.text, format.width - 24, lines=3), ()
    half = (format.width - 40) / 2
    return wrap(row.start_label, format.text, half), wrap(row.end_label, format.text, half)


def _draw_way(drawing: Drawing, row: TargetRow, track: float) -> None:
    thick = abs(drawing.up(_TRACK)) / 2
    if row.progress.value is None:
        drawing.rule((0, track), (100, track), "viz-5", dash="dot", thickness=1.5)
        return
    drawing.box((0, track - thick), (100, track + thick), "hair")
    if row.needed.value is not None and 0 <= row.needed.value <= 100:
        reach = thick * 2
        spot = row.needed.value
        drawing.rule((spot, track - reach), (spot, track + reach), "viz-2", thickness=3)


def _draw_dots(drawing: Drawing, rows: Sequence[TargetRow]) -> None:
    near = [(at, row) for at, row in enumerate(rows) if _is_on_the_way(row)]
    drawing.dots([Mark(at, row.progress.value, markup(*row.hover)) for at, row in near], "viz-1", flat=True, size=15)


def _write_head(drawing: Drawing, row: TargetRow, track: float) -> None:
    """The name, the status word beside or under it, and over the dot what stands there now."""
    line, left, right = drawing.format.line, drawing.x_range[0], drawing.x_range[1]
    name, lift = _name(row, drawing.format), _TRACK / 2 + 6 + line
    state = markup(" · ".join(text for text in (row.status_text, row.coverage) if text))
    if drawing.format.is_narrow:
        drawing.write((left, track), state, hold="left", nudge=(0, lift))
        lift += line
    else:
        drawing.write((right, track), state, hold="right", token="ink", nudge=(0, lift))
    drawing.write((left, track), markup(*name), hold="left", token="ink", bold=True, nudge=(0, lift))
    if row.progress.value is not None:
        _write_now(drawing, row, row.progress.value, track)


def _write_now(drawing: Drawing, row: TargetRow, progress: int, track: float) -> None:
    """The value over its dot; before the baseline and past the goal an arrow stands for the dot."""
    left, right = drawing.x_range
    text = row.now_label if _is_on_the_way(row) else f"← {row.now_label}" if progress < 0 else f"{row.now_label} →"
    spot = min(max(progress, left), right)
    half = drawing.across(width(text, drawing.format.text) / 2)
    hold, spot = ("left", left) if spot - half < left else ("right", right) if spot + half > right else ("center", spot)
    drawing.write((spot, track), markup(text), hold=hold, nudge=(0, _TRACK / 2 + 5))


def _write_ends(drawing: Drawing, row: TargetRow, track: float) -> None:
    start, end = _ends(row, drawing.format)
    drop = -(_TRACK / 2 + 5)
    drawing.write((drawing.x_range[0], track), markup(*start), hold="left", stand="top", nudge=(0, drop))
    if block_width(end, drawing.format.text):
        drawing.write((drawing.x_range[1], track), markup(*end), hold="right", stand="top", nudge=(0, drop))
