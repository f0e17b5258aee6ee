"""A sheet to draw one width of a chart on, kept to what stills can draw too; knows pixels and tokens, no chart.

The layout is our own and small: no template, no automatic margins or ranges, nothing to drag or zoom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import plotly.graph_objects as go

from . import palette
from .formats import Format, Margin, Span

FONTS = '"Public Sans", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif'
_BAR_SHARE = 0.72  # of the room that one bar has
_WIDEST_BAR = 56  # pixels
HATCH = {"shape": "/", "size": 6, "solidity": 0.35}
_GAP = 2  # pixels of ground between the parts of a stacked bar


class Mark(NamedTuple):
    """One bar, dot or corner of a line. `value` None is a gap; `hover` is text from `typeset.markup`."""

    at: float
    value: int | None
    hover: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Collects traces, shapes and texts; `figure()` hands them over as a Plotly figure.

    `x_range` and `y_range` are the first and last value along each axis, from the left and from the bottom.
    """

    format: Format
    margin: Margin
    x_range: Span
    y_range: Span
    traces: list[dict[str, Any]]
    shapes: list[dict[str, Any]]
    texts: list[dict[str, Any]]
    axes: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, format: Format, margin: Margin, x_range: Span, y_range: Span) -> Drawing:
        return cls(format, margin, x_range, y_range, [], [], [], {})

    @property
    def plot_width(self) -> float:
        return self.format.width - self.margin.left - self.margin.right

    @property
    def plot_height(self) -> float:
        return self.format.height - self.margin.top - self.margin.bottom

    @property
    def bar_width(self) -> float:
        """The width of a standing bar, in units of the x axis, where one bar has a unit's room."""
        return min(_BAR_SHARE, self.across(_WIDEST_BAR))

    def across(self, pixels: float) -> float:
        """`pixels` from left to right, in units of the x axis."""
        return pixels * (self.x_range[1] - self.x_range[0]) / self.plot_width

    def up(self, pixels: float) -> float:
        """`pixels` from bottom to top, in units of the y axis."""
        return pixels * (self.y_range[1] - self.y_range[0]) / self.plot_height

    def bars(self, marks: Sequence[Mark], token: str, *, look: str = "solid", flat: float = 0) -> None:
        """Bars that stack in the order they are drawn: solid, plain, hatched or hollow.

        With `flat`, their width in units of the y axis, they lie and grow to the right.
        """
        if not marks:
            return
        at, values = [mark.at for mark in marks], [mark.value for mark in marks]
        x, y = (values, at) if flat else (at, values)
        lie = {"orientation": "h"} if flat else {}
        self._trace(marks, type="bar", x=x, y=y, width=flat or self.bar_width, marker=_bar_look(token, look), **lie)

    def path(
        self,
        marks: Sequence[Mark],
        token: str,
        *,
        dash: str = "solid",
        thickness: float = 2.5,
        stepwise: bool = False,
    ) -> None:
        """A line through the marks, left open where a value is None; `stepwise` keeps each value until the next."""
        line = {"color": palette.light(token), "width": thickness, "dash": dash}
        if stepwise:
            line["shape"] = "hv"
        x, y = [mark.at for mark in marks], [mark.value for mark in marks]
        self._trace(marks, type="scatter", mode="lines", x=x, y=y, line=line, connectgaps=False, cliponaxis=False)

    def dots(
        self, marks: Sequence[Mark], token: str, *, hollow: bool = False, flat: bool = False, size: float = 8
    ) -> None:
        """Dots; `hollow` for what may still change; `flat` ones have their value along the x axis."""
        if not marks:
            return
        ink = palette.light(token)
        marker = {
            "color": palette.light("sheet") if hollow else ink,
            "size": size,
            "symbol": "circle",
            "line": {"color": ink, "width": 2 if hollow else 0},
        }
        at, values = [mark.at for mark in marks], [mark.value for mark in marks]
        x, y = (values, at) if flat else (at, values)
        self._trace(marks, type="scatter", mode="markers", x=x, y=y, marker=marker, cliponaxis=False)

    def rule(
        self,
        start: Span,
        end: Span,
        token: str,
        *,
        thickness: float = 1,
        dash: str = "solid",
        below: bool = False,
        yref: str = "y",
    ) -> None:
        """A straight line between two points; `yref="paper"` counts heights from 0 (foot) to 1 (top)."""
        self.shapes.append(
            {
                "type": "line",
                "x0": start[0],
                "y0": start[1],
                "x1": end[0],
                "y1": end[1],
                "xref": "x",
                "yref": yref,
                "line": {"color": palette.light(token), "width": thickness, "dash": dash},
                "layer": "below" if below else "above",
            }
        )

    def box(self, start: Span, end: Span, token: str) -> None:
        """A filled rectangle under the marks."""
        corners = {"x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1], "xref": "x", "yref": "y"}
        fill = {"fillcolor": palette.light(token), "line": {"width": 0}, "layer": "below"}
        self.shapes.append({"type": "rect", **corners, **fill})

    def write(
        self,
        at: Span,
        text: str,
        *,
        hold: str = "center",
        stand: str = "bottom",
        token: str = "ink-2",
        bold: bool = False,
        nudge: Span = (0, 0),
        yref: str = "y",
        ground: bool = False,
    ) -> None:
        """A text from `typeset.markup`, held at its left, center or right, and at its top, middle or bottom.

        `nudge` moves it by pixels to the right and up; `ground` clears the space behind it.
        """
        font: dict[str, Any] = {"color": palette.light(token), "size": self.format.text}
        if bold:
            font["weight"] = 600
        place = {"x": at[0], "y": at[1], "xref": "x", "yref": yref, "xanchor": hold, "yanchor": stand}
        shift = {"xshift": nudge[0], "yshift": nudge[1]}
        self.texts.append({"text": text, **place, **shift, "align": hold, "showarrow": False, "font": font})
        if ground:
            self.texts[-1]["bgcolor"] = palette.light("sheet")

    def axis(self, name: str, ticks: Sequence[tuple[float, str]], *, grid: bool = False, line: bool = False) -> None:
        """The ticks of axis "x" or "y": where, and what is written there."""
        self.axes[name] = {
            "tickmode": "array",
            "tickvals": [value for value, _ in ticks],
            "ticktext": [text for _, text in ticks],
            "showgrid": grid,
            "gridcolor": palette.light("hair"),
            "showline": line,
            "linecolor": palette.light("ink-2"),
            "linewidth": 1,
        }

    def figure(self) -> go.Figure:
        """The drawing as a figure that Plotly has validated."""
        font = {"family": FONTS, "size": self.format.text, "color": palette.light("ink-2")}
        ground = palette.light("sheet")
        margin = {"l": self.margin.left, "r": self.margin.right, "t": self.margin.top, "b": self.margin.bottom}
        layout = {
            "template": None,
            "width": self.format.width,
            "height": self.format.height,
            "margin": {**margin, "pad": 0, "autoexpand": False},
            "font": font,
            "paper_bgcolor": ground,
            "plot_bgcolor": ground,
            "barmode": "stack",
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"bgcolor": ground, "bordercolor": font["color"], "font": font, "align": "left"},
            "xaxis": self._axis("x", self.x_range),
            "yaxis": self._axis("y", self.y_range),
            "shapes": self.shapes,
            "annotations": self.texts,
        }
        return go.Figure(data=self.traces, layout={k: v for k, v in layout.items() if k != "template"})

    def _axis(self, name: str, span: Span) -> dict[str, Any]:
        always = {"range": list(span), "fixedrange": True, "zeroline": False, "ticks": "", "automargin": False}
        bare = {"showgrid": False, "showline": False, "showticklabels": False}
        return {**always, **self.axes.get(name, bare)}

    def _trace(self, marks: Sequence[Mark], **trace: Any) -> None:
        told = any(mark.hover for mark in marks)
        hover = {"customdata": [mark.hover for mark in marks], "hovertemplate": "%{customdata}<extra></extra>"}
        self.traces.append({**trace, **(hover if told else {"hoverinfo": "skip"})})


def _bar_look(token: str, look: str) -> dict[str, Any]:
    ground, ink = palette.light("sheet"), palette.light(token)
    if look == "solid":
        return {"color": ink, "line": {"color": ground, "width": _GAP}}
    if look == "plain":
        return {"color": ink, "line": {"color": ink, "width": 0}}
    outline = {"color": ground, "line": {"color": ink, "width": 1.5}}
    return outline if look == "hollow" else {**outline, "pattern": {**HATCH, "fgcolor": ink, "bgcolor": ground}}
