"""A figure as it leaves the site: title, subtitle and key above the picture, its source below, in one SVG file.

A picture that travels alone still says what it shows, for when, and from where. Knows no single chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import palette
from .export import plotly_json
from .spec import FigureSpec, KeyEntry
from .still import picture
from .svg import Ink, escape, number, tag
from .swatches import SIDE, swatch_shape
from .texts import text_block
from .typeset import LEADING, markup, width, wrap

_EDGE = 20  # pixels around everything
_TITLE, _TEXT, _NOTE = 20, 14, 12


def plate(spec: FigureSpec, *, wide: bool = True) -> str:
    """The whole figure as an SVG file with the light palette; the same figure gives the same bytes."""
    drawn = plotly_json(spec.wide if wide else spec.narrow)
    ink, room = Ink("light"), float(drawn["layout"]["width"])
    parts: list[str] = []
    y = _write(parts, spec.title, _TITLE, "ink", room, _EDGE, ink, bold=True) + 4
    y = _write(parts, spec.subtitle, _TEXT, "ink-2", room, y, ink) + 8
    y = _write_key(parts, spec.key, room, y, ink) + 6
    parts.append(tag("g", picture(drawn, ink, "plate"), transform=f"translate({_EDGE} {number(y)})"))
    y = _write(parts, spec.source, _NOTE, "ink-2", room, y + drawn["layout"]["height"] + 10, ink)
    for note in spec.notes:
        y = _write(parts, note, _NOTE, "ink-2", room, y, ink)
    return _file(spec, "".join(parts), room + 2 * _EDGE, y + _EDGE, ink)


def _file(spec: FigureSpec, body: str, across: float, down: float, ink: Ink) -> str:
    told = tag("title", escape(spec.title), id="plate-title") + tag("desc", escape(spec.alt), id="plate-desc")
    view = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(across)} {number(down)}"}
    named = {"role": "img", "aria_labelledby": "plate-title", "aria_describedby": "plate-desc"}
    ground = tag("rect", width=across, height=down, fill=ink.token("sheet"))
    return tag("svg", told + ground + body, **view, width=across, height=down, **named)


def _write(
    parts: list[str], text: str, size: int, token: str, room: float, y: float, ink: Ink, *, bold: bool = False
) -> float:
    """Write a text from `y` down, and say where it ends."""
    if not text:
        return y
    lines = wrap(text, size, room, lines=6)
    font = {"size": size, "color": palette.light(token), "weight": 600 if bold else 400}
    parts.append(text_block(markup(*lines), _EDGE, y, "left", "top", font, ink))
    return y + len(lines) * size * LEADING


def _write_key(parts: list[str], key: Sequence[KeyEntry], room: float, y: float, ink: Ink) -> float:
    """Swatches with their words in rows from `y` down; says where they end."""
    x, row = 0.0, _TEXT * LEADING + 4
    font = {"size": _TEXT, "color": palette.light("ink-2")}
    for entry in key:
        taken = SIDE + 6 + width(entry.label, _TEXT) + 14
        if x and x + taken > room:
            x, y = 0.0, y + row
        place = f"translate({number(_EDGE + x)} {number(y + 1)})"
        parts.append(tag("g", swatch_shape(entry.swatch, ink), transform=place))
        parts.append(text_block(markup(entry.label), _EDGE + x + SIDE + 6, y, "left", "top", font, ink))
        x += taken
    return y + row if key else y
