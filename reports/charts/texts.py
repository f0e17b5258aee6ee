"""Sets a text of one or more lines into SVG; knows letters and anchors, no figure."""

from __future__ import annotations

from typing import Any

from .subset import UnsupportedFigure
from .svg import Ink, tag
from .typeset import LEADING, block_width, lines_of

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_BASELINE = 0.36  # from the middle of a line down to its baseline, in font sizes


def text_block(
    text: str, x: float, y: float, hold: str, stand: str, font: dict[str, Any], ink: Ink, ground: str | None = None
) -> str:
    """Lines held at (x, y) by their left, center or right and their top, middle or bottom."""
    try:
        lines = lines_of(text)
    except ValueError as error:
        raise UnsupportedFigure(str(error)) from error
    size, leading = font["size"], font["size"] * LEADING
    top = y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[stand] * leading * len(lines)
    look = {
        "font_size": size,
        "font_family": ink.family,
        "font_weight": str(font["weight"]) if font.get("weight", 400) != 400 else None,
        "fill": ink.paint(font["color"]),
        "text_anchor": _ANCHORS[hold] if hold != "left" else None,
    }
    behind = _ground(lines, x, top, hold, size, ink.paint(ground)) if ground else ""
    return behind + "".join(
        tag("text", ink.letters(line), x=x, y=top + leading * (at + 0.5) + size * _BASELINE, **look)
        for at, line in enumerate(lines)
        if line
    )


def _ground(lines: tuple[str, ...], x: float, top: float, hold: str, size: float, fill: str) -> str:
    wide = block_width(lines, size)
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[hold] * wide
    return tag("rect", x=left - 2, y=top, width=wide + 4, height=len(lines) * size * LEADING, fill=fill)
