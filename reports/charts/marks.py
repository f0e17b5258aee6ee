"""The three marks for what is no bar: withheld, missing and zero look different because they are; knows no values."""

from __future__ import annotations

from .drawing import Drawing


def withheld(drawing: Drawing, at: float, text: str) -> None:
    """A grey bracket that stands on the axis, with its text above."""
    rise, half = drawing.up(9), drawing.bar_width / 2
    drawing.rule((at - half, rise), (at + half, rise), "viz-5", thickness=2)
    for side in (at - half, at + half):
        drawing.rule((side, 0), (side, rise), "viz-5", thickness=2)
    drawing.write((at, rise), text, nudge=(0, 2))


def missing(drawing: Drawing, at: float, text: str) -> None:
    """An open gap: the baseline is dotted where nothing was reported."""
    drawing.rule((at - 0.5, 0), (at + 0.5, 0), "sheet", thickness=3)
    drawing.rule((at - 0.5, 0), (at + 0.5, 0), "ink-2", thickness=1.5, dash="dot")
    drawing.write((at, 0), text, nudge=(0, 3))


def zero(drawing: Drawing, at: float, text: str) -> None:
    """A tick on the axis, labelled: somebody looked and found none."""
    half = drawing.bar_width / 2
    drawing.rule((at - half, 0), (at + half, 0), "ink", thickness=4)
    drawing.write((at, 0), text, token="ink", nudge=(0, 4))


def withheld_row(drawing: Drawing, at: float, text: str, thickness: float) -> None:
    """The same bracket for a lying bar: it opens from the axis to the right, with its text behind."""
    reach, half = drawing.across(9), thickness / 2
    drawing.rule((reach, at - half), (reach, at + half), "viz-5", thickness=2)
    for side in (at - half, at + half):
        drawing.rule((0, side), (reach, side), "viz-5", thickness=2)
    drawing.write((reach, at), text, hold="left", stand="middle", nudge=(6, 0))


def zero_row(drawing: Drawing, at: float, thickness: float) -> None:
    """The same tick for a lying bar."""
    drawing.rule((0, at - thickness / 2), (0, at + thickness / 2), "ink", thickness=4)
