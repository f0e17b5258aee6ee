"""The marks of a key, drawn as they are drawn in the chart; knows tokens, no words.

A swatch is named by its token ("viz-1": a filled square), or by its kind and its token ("hatch:viz-1").
"""

from __future__ import annotations

from .svg import Ink, tag

SIDE = 16  # pixels

_STROKED = {
    "hatch": (
        "M.75.75h14.5v14.5H.75ZM.75 5.5L5.5.75M.75 11L11 .75M1 15L15 1M5 15.25L15.25 5M10.5 15.25L15.25 10.5",
        "1.5",
        None,
    ),
    "hollow": ("M.75.75h14.5v14.5H.75Z", "1.5", None),
    "line": ("M0 8h16", "3", None),
    "dash": ("M0 8h6m4 0h6", "3", None),
    "dotted": ("M0 8h16", "2", "3 3"),
    "ring": ("M4 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0", "2", None),
    "tick": ("M8 1v14", "3", None),
    "bracket": ("M1 15V7h14v8", "2", None),
    "gap": ("M0 14h16", "2", "3 3"),
}
_FILLED = {"": "M0 0h16v16H0Z", "dot": "M3 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0"}


def swatch(name: str, *, palette: str = "variables") -> str:
    """A swatch as an `<svg>` element of 16 × 16, hidden from screen readers; KeyError for an unknown kind."""
    view = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {SIDE} {SIDE}"}
    return tag("svg", swatch_shape(name, Ink(palette)), **view, aria_hidden="true", focusable="false")


def swatch_shape(name: str, ink: Ink) -> str:
    """What stands inside a swatch's svg element."""
    kind, _, token = name.rpartition(":")
    colour = ink.token(token)
    if kind in _FILLED:
        return tag("path", d=_FILLED[kind], fill=colour)
    path, width, dash = _STROKED[kind]
    return tag("path", d=path, fill="none", stroke=colour, stroke_width=width, stroke_dasharray=dash)
