"""Series breaks on a chart over time: a dotted line and its label, none of which cross; knows places, no dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import Drawing, Mark
from .formats import Format, Span
from .spec import SeriesBreak
from .typeset import block_width, lines_of, markup, wrap

_GAP = 6  # pixels between a line and its label


@dataclass(frozen=True, slots=True)
class PlacedBreak:
    """A break whose label has its place: `at` along the x axis, from `start` to `end` pixels, under `row` lines."""

    at: float
    text: str
    rightwards: bool
    row: int
    start: float
    end: float

    @property
    def rows(self) -> int:
        """The lines of text from the top of the plot to the end of this label."""
        return self.row + len(lines_of(self.text))


def edges(breaks: Sequence[SeriesBreak]) -> list[tuple[float, str]]:
    """Breaks between quarters as places on an axis where quarter n stands at n."""
    return [(one.index - 0.5, one.label) for one in breaks]


def place(labels: Sequence[tuple[float, str]], x_range: Span, plot_width: float, format: Format) -> list[PlacedBreak]:
    """Each label beside its line, to the right where there is room, and lower than an earlier one that it meets.

    To the left a label may cross an earlier line, to the right none: a later line ends under it.
    """
    placed: list[PlacedBreak] = []
    for at, label in sorted(labels):
        edge = (at - x_range[0]) / (x_range[1] - x_range[0]) * plot_width
        lines, rightwards = _beside(label, edge - _GAP, plot_width - edge - _GAP, plot_width, format)
        taken = block_width(lines, format.text) + _GAP
        start, end = (edge, edge + taken) if rightwards else (edge - taken, edge)
        row = max((other.rows for other in placed if other.start < end and start < other.end), default=0)
        placed.append(PlacedBreak(at, markup(*lines), rightwards, row, start, end))
    return placed


def _beside(label: str, left: float, right: float, most: float, format: Format) -> tuple[tuple[str, ...], bool]:
    """The lines of a label and whether they stand to the right: there if whole, else on the side with more room."""
    for space in (right, max(left, right)):
        lines = wrap(label, format.text, min(space, 0.6 * most), lines=2)
        if not any(line.endswith("…") for line in lines):
            break
    return lines, space == right


def room(placed: Sequence[PlacedBreak], format: Format) -> float:
    """The pixels that the labels take at the top of the plot."""
    return max((one.rows for one in placed), default=0) * format.line


def draw(drawing: Drawing, placed: Sequence[PlacedBreak]) -> None:
    """A dotted line up to the label at its top, so that it crosses no other label."""
    for one in placed:
        top = 1 - one.row * drawing.format.line / drawing.plot_height
        drawing.rule((one.at, 0), (one.at, top), "ink-2", dash="dot", yref="paper")
        drawing.write(
            (one.at, 1),
            one.text,
            hold="left" if one.rightwards else "right",
            stand="top",
            nudge=(_GAP - 1 if one.rightwards else 1 - _GAP, -one.row * drawing.format.line),
            yref="paper",
            ground=True,
        )


def split(marks: Sequence[Mark], breaks: Sequence[SeriesBreak]) -> list[Mark]:
    """The marks with a gap at each break, so that no line joins across it."""
    first_after = {one.index for one in breaks}
    out: list[Mark] = []
    for mark in marks:
        if mark.at in first_after and out:
            out.append(Mark(mark.at - 0.5, None))
        out.append(mark)
    return out
