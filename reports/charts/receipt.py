"""C17, is the round on time: the share signed by day since opening, this round against those before; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from .drawing import Drawing, Mark
from .export import steps_of
from .formats import NARROW, WIDE, Format, Margin, reach
from .spec import Amount, Caption, Column, FigureSpec, KeyEntry
from .typeset import block_width, markup, width

_LEVELS = (0, 25, 50, 75, 100)
_LOOKS = (("viz-1", "solid", "line"), ("viz-5", "solid", "line"), ("viz-5", "dash", "dash"), ("viz-5", "dot", "dotted"))
"""The round itself, then up to three before it, in grey: colour, dash, and the kind of swatch."""
_TICK = 5  # pixels between the axis and the text under it


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One round: `shares` are whole percents at the end of day 0, 1, …, None where that day has not come."""

    key: str
    name: str
    shares: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class ReceiptAxis:
    """Days since opening: `names[n]` is day n as it is read, `ticks` those that are written.

    `due` may lie within a day; `levels` are the words for 0, 25, 50, 75 and 100 percent.
    """

    day: str
    names: tuple[str, ...]
    ticks: tuple[int, ...]
    levels: tuple[str, ...]
    due: float
    due_label: str


def figure(caption: Caption, lines: Sequence[ReceiptLine], axis: ReceiptAxis) -> FigureSpec:
    """The receipt of at least one round, the newest first, at most four."""
    wide, narrow = (_draw(format, lines, axis) for format in (WIDE, NARROW))
    known = max((day for line in lines for day, one in enumerate(line.shares) if one.value is not None), default=-1)
    return FigureSpec(
        caption,
        (Column("day", axis.day), *(Column(line.key, line.name) for line in lines)),
        tuple((axis.names[day], *(line.shares[day] for line in lines)) for day in _telling(lines, known, axis)),
        tuple(
            KeyEntry(line.name, f"{kind}:{token}") for line, (token, _dash, kind) in zip(lines, _LOOKS, strict=False)
        ),
        steps_of(wide, [_spoken(lines, axis, day) for day in range(known + 1)]),
        wide,
        narrow,
    )


def _telling(lines: Sequence[ReceiptLine], known: int, axis: ReceiptAxis) -> list[int]:
    """The days on which something changed, the due day, the first and the last."""
    changed = {
        day for line in lines for day in range(1, known + 1) if line.shares[day].value != line.shares[day - 1].value
    }
    return sorted({0, max(known, 0), min(int(axis.due), max(known, 0)), *changed})


def _spoken(lines: Sequence[ReceiptLine], axis: ReceiptAxis, day: int) -> str:
    told = [f"{line.name}: {line.shares[day]}" for line in lines if line.shares[day].value is not None]
    return " · ".join([axis.names[day], *told])


def _draw(format: Format, lines: Sequence[ReceiptLine], axis: ReceiptAxis) -> go.Figure:
    labels = tuple(markup(level) for level in axis.levels)
    margin = Margin(block_width(labels, format.text) + 8, 14, 10, format.line + _TICK + 5)
    last = len(axis.names) - 1
    height = format.height - margin.top - margin.bottom
    drawing = Drawing.of(format, margin, (0, last), (0, reach(100, height, format.line + 8)))
    drawing.axis("y", list(zip(_LEVELS, labels, strict=True)), grid=True)
    drawing.axis("x", [(day, markup(axis.names[day])) for day in _fitting(drawing, axis)], line=True)
    for line, (token, dash, _kind) in zip(lines, _LOOKS, strict=False):
        marks = [
            Mark(day, share.value, markup(axis.names[day], f"{line.name}: {share}"))
            for day, share in enumerate(line.shares)
        ]
        drawing.path(marks, token, dash=dash, thickness=3 if line is lines[0] else 2, stepwise=True)
    _draw_due(drawing, axis, last)
    return drawing.figure()


def _fitting(drawing: Drawing, axis: ReceiptAxis) -> list[int]:
    """Every written day where all have room, else every second one; none that would leave the picture."""
    text, room = drawing.format.text, drawing.across(1)
    widest = max(width(axis.names[day], text) for day in axis.ticks)
    slot = (axis.ticks[1] - axis.ticks[0]) / room if len(axis.ticks) > 1 else widest + 8
    kept = axis.ticks if widest + 8 <= slot else axis.ticks[::2]
    edge = len(axis.names) - 1 + drawing.margin.right * room
    return [day for day in kept if day + width(axis.names[day], text) / 2 * room <= edge]


def _draw_due(drawing: Drawing, axis: ReceiptAxis, last: int) -> None:
    """The deadline as a line over the whole height, its word at the top, kept inside the picture."""
    if not 0 <= axis.due <= last:
        return
    drawing.rule((axis.due, 0), (axis.due, 100), "viz-2", dash="dash", thickness=2)
    hold = "right" if axis.due > last / 2 else "left"
    drawing.write((axis.due, 100), markup(axis.due_label), hold=hold, token="ink", nudge=(0, 3))
