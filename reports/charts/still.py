"""Draws a figure as SVG without a browser: the same picture that Plotly draws, for where people read.

Presentation attributes only, no style and no class, so that it stands on a page with a strict content policy. The same
figure always gives the same bytes. Knows no single chart.
"""

from __future__ import annotations

import re
from typing import Any

import plotly.graph_objects as go

from .bars import bar_boxes
from .export import plotly_json
from .places import Places
from .subset import UnsupportedFigure, check
from .svg import Ink, escape, number, tag
from .texts import text_block

_DASHES = {"solid": None, "dash": "9 9", "dot": "3 3"}
_TICK_GAP = 5
_SHARE = 1.4142  # Plotly's hatch repeats after its size times the square root of two


def draw(
    figure: go.Figure,
    *,
    prefix: str,
    palette: str = "variables",
    title: str = "",
    desc: str = "",
) -> str:
    """The figure as one `<svg>` element.

    `prefix` begins every id in it and must differ between the drawings of a page. `palette` is "variables" for a page,
    hidden from screen readers since the page tells the figure in words, or "light" for a file, with `title` and `desc`.
    Raises UnsupportedFigure for anything beyond the strict subset.
    """
    if not re.fullmatch(r"[A-Za-z][\w-]*", prefix):
        raise ValueError(f"prefix {prefix!r} cannot begin an id")
    drawn = plotly_json(figure)
    ink = Ink(palette)
    width, height = drawn["layout"]["width"], drawn["layout"]["height"]
    body = picture(drawn, ink, prefix)
    frame = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(width)} {number(height)}"}
    if not ink.in_file:
        return tag("svg", body, **frame, aria_hidden="true", focusable="false")
    told = tag("title", escape(title), id=f"{prefix}-title") + tag("desc", escape(desc), id=f"{prefix}-desc")
    named = {"role": "img", "aria_labelledby": f"{prefix}-title", "aria_describedby": f"{prefix}-desc"}
    return tag("svg", told + body, **frame, width=width, height=height, **named)


def picture(drawn: dict[str, Any], ink: Ink, prefix: str) -> str:
    """What stands inside the svg element: ground, grid, marks and texts, in Plotly's order."""
    check(drawn)
    places, layout = Places.of(drawn["layout"]), drawn["layout"]
    hatches = _Hatches(ink, prefix)
    shapes = layout.get("shapes", ())
    body = [
        tag("rect", width=layout["width"], height=layout["height"], fill=ink.paint(layout["paper_bgcolor"])),
        *_grid(places, layout, ink),
        *(_shape(shape, places, ink) for shape in shapes if shape.get("layer") == "below"),
        *_bars(drawn, places, ink, hatches),
        *(_scatter(trace, places, ink) for trace in drawn["data"] if trace["type"] == "scatter"),
        *_axis_lines(places, layout, ink),
        *_ticks(places, layout, ink),
        *(_shape(shape, places, ink) for shape in shapes if shape.get("layer") != "below"),
        *(_annotation(one, places, ink) for one in layout.get("annotations", ())),
    ]
    return hatches.defs() + "".join(body)


class _Hatches:
    """The hatches in use, one pattern for each colour."""

    def __init__(self, ink: Ink, prefix: str) -> None:
        self._ink, self._prefix, self._used = ink, prefix, dict[str, str]()

    def fill(self, pattern: dict[str, Any]) -> str:
        colour = pattern["fgcolor"]
        name = f"{self._prefix}-hatch-{len(self._used) + 1}"
        if colour not in self._used:
            self._used[colour] = tag("pattern", self._tile(pattern), **_pattern_box(pattern["size"]), id=name)
        return f"url(#{self._prefix}-hatch-{list(self._used).index(colour) + 1})"

    def defs(self) -> str:
        return tag("defs", "".join(self._used.values())) if self._used else ""

    def _tile(self, pattern: dict[str, Any]) -> str:
        side = pattern["size"] * _SHARE
        ground = tag("rect", width=side, height=side, fill=self._ink.paint(pattern["bgcolor"]))
        a, b, c = (number(side * share) for share in (0.25, 0.5, 1.25))
        path = f"M-{a} {a}l{b} -{b}M0 {number(side)}L{number(side)} 0M{number(side * 0.75)} {c}l{b} -{b}"
        stroke = {"stroke": self._ink.paint(pattern["fgcolor"]), "stroke_width": pattern["size"] * pattern["solidity"]}
        return ground + tag("path", d=path, **stroke)


def _pattern_box(size: float) -> dict[str, str | float]:
    return {"patternUnits": "userSpaceOnUse", "width": size * _SHARE, "height": size * _SHARE}


def _grid(places: Places, layout: dict[str, Any], ink: Ink) -> list[str]:
    lines = []
    for name in ("x", "y"):
        axis = layout[f"{name}axis"]
        for value in axis.get("tickvals", ()) if axis.get("showgrid") else ():
            ends = _across(places, name, places.at(name, value))
            lines.append(tag("line", **ends, stroke=ink.paint(axis["gridcolor"])))
    return lines


def _axis_lines(places: Places, layout: dict[str, Any], ink: Ink) -> list[str]:
    lines = []
    for name, edge in (("x", places.foot), ("y", places.left)):
        axis = layout[f"{name}axis"]
        if axis.get("showline"):
            ends = _across(places, "y" if name == "x" else "x", edge)
            look = {"stroke": ink.paint(axis["linecolor"]), "stroke_width": axis.get("linewidth", 1)}
            lines.append(tag("line", **ends, **look))
    return lines


def _across(places: Places, name: str, at: float) -> dict[str, float]:
    """The ends of a line over the whole plot at one place of axis `name`."""
    if name == "x":
        return {"x1": at, "y1": places.top, "x2": at, "y2": places.foot}
    return {"x1": places.left, "y1": at, "x2": places.right, "y2": at}


def _ticks(places: Places, layout: dict[str, Any], ink: Ink) -> list[str]:
    out = []
    for name in ("x", "y"):
        axis = layout[f"{name}axis"]
        for value, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
            at = places.at(name, value)
            if name == "x":
                out.append(text_block(text, at, places.foot + _TICK_GAP, "center", "top", layout["font"], ink))
            else:
                out.append(text_block(text, places.left - _TICK_GAP, at, "right", "middle", layout["font"], ink))
    return out


def _bars(drawn: dict[str, Any], places: Places, ink: Ink, hatches: _Hatches) -> list[str]:
    out = []
    for trace, box in bar_boxes(drawn, places):
        marker = trace["marker"]
        edge = marker.get("line", {})
        fill = hatches.fill(marker["pattern"]) if "pattern" in marker else ink.paint(marker["color"])
        look: dict[str, str | float] = {"fill": fill}
        if edge.get("width"):
            look |= {"stroke": ink.paint(edge["color"]), "stroke_width": edge["width"]}
        out.append(tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, **look))
    return out


def _scatter(trace: dict[str, Any], places: Places, ink: Ink) -> str:
    mode = trace["mode"]
    points = [
        None if x is None or y is None else (places.at("x", x), places.at("y", y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    out = _path(points, trace.get("line", {}), ink) if "lines" in mode else ""
    return out + ("".join(_dot(point, trace["marker"], ink) for point in points if point) if "markers" in mode else "")


def _path(points: list[tuple[float, float] | None], line: dict[str, Any], ink: Ink) -> str:
    steps, before = "", None
    for point in points:
        if point and before and line.get("shape") == "hv":
            steps += f"H{number(point[0])}V{number(point[1])}"
        elif point:
            steps += f"{'L' if before else 'M'}{number(point[0])} {number(point[1])}"
        before = point
    return tag("path", d=steps, fill="none", **_stroke(line, ink), stroke_linejoin="round")


def _dot(point: tuple[float, float], marker: dict[str, Any], ink: Ink) -> str:
    edge = marker["line"]
    look: dict[str, str | float] = {"fill": ink.paint(marker["color"])}
    if edge["width"]:
        look |= {"stroke": ink.paint(edge["color"]), "stroke_width": edge["width"]}
    return tag("circle", cx=point[0], cy=point[1], r=marker["size"] / 2, **look)


def _shape(shape: dict[str, Any], places: Places, ink: Ink) -> str:
    x0, x1 = (places.at("x", shape[end], shape.get("xref", "x")) for end in ("x0", "x1"))
    y0, y1 = (places.at("y", shape[end], shape.get("yref", "y")) for end in ("y0", "y1"))
    if shape["type"] == "line":
        return tag("line", x1=x0, y1=y0, x2=x1, y2=y1, **_stroke(shape["line"], ink))
    if shape["line"].get("width"):
        raise UnsupportedFigure("a rectangle with an edge")
    corner = {"x": min(x0, x1), "y": min(y0, y1), "width": abs(x1 - x0), "height": abs(y1 - y0)}
    return tag("rect", **corner, fill=ink.paint(shape["fillcolor"]))


def _annotation(one: dict[str, Any], places: Places, ink: Ink) -> str:
    x = places.at("x", one["x"], one.get("xref", "x")) + one.get("xshift", 0)
    y = places.at("y", one["y"], one.get("yref", "y")) - one.get("yshift", 0)
    ground = one.get("bgcolor")
    return text_block(one["text"], x, y, one["xanchor"], one["yanchor"], one["font"], ink, ground)


def _stroke(line: dict[str, Any], ink: Ink) -> dict[str, str | float | None]:
    dash = _DASHES[line.get("dash", "solid")]
    return {"stroke": ink.paint(line["color"]), "stroke_width": line.get("width", 2), "stroke_dasharray": dash}
