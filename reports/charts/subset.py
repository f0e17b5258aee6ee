"""The part of Plotly that stills can draw; anything else in a figure is refused by its path. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class UnsupportedFigure(ValueError):
    """A figure asks for something that only a browser could draw; the message names it."""


# A set lists the values that are drawn; None takes any value; a mapping goes deeper.
Shape = Mapping[str, Any]

_FONT: Shape = {"color": None, "family": None, "size": None, "weight": {400, 600}}
_LINE: Shape = {"color": None, "width": None, "dash": {"solid", "dash", "dot"}, "shape": {"linear", "hv"}}
_EDGE: Shape = {"color": None, "width": None}
_SCREEN: Shape = dict.fromkeys(("customdata", "hovertemplate", "hoverinfo", "name", "showlegend", "cliponaxis"))

_TRACES: Mapping[str, Shape] = {
    "bar": {
        **_SCREEN,
        **dict.fromkeys(("type", "x", "y", "width", "base")),
        "orientation": {"h", "v"},
        "marker": {
            "color": None,
            "line": _EDGE,
            "pattern": {"shape": {"/"}, "size": None, "solidity": None, "fgcolor": None, "bgcolor": None},
        },
    },
    "scatter": {
        **_SCREEN,
        **dict.fromkeys(("type", "x", "y")),
        "mode": {"lines", "markers", "lines+markers"},
        "connectgaps": {False},
        "line": _LINE,
        "marker": {"color": None, "size": None, "symbol": {"circle"}, "line": _EDGE},
    },
}

_AXIS: Shape = {
    **dict.fromkeys(("range", "tickvals", "ticktext", "gridcolor", "linecolor", "linewidth", "showgrid", "showline")),
    "showticklabels": None,
    "tickmode": {"array"},
    "fixedrange": {True},
    "zeroline": {False},
    "automargin": {False},
    "ticks": {""},
}

_LAYOUT: Shape = {
    **dict.fromkeys(("width", "height", "hoverlabel", "hovermode", "dragmode")),
    "paper_bgcolor": None,
    "plot_bgcolor": None,
    "font": _FONT,
    "margin": {"l": None, "r": None, "t": None, "b": None, "pad": {0}, "autoexpand": {False}},
    "barmode": {"stack", "overlay"},
    "showlegend": {False},
    "xaxis": _AXIS,
    "yaxis": _AXIS,
}

_PLACE: Shape = {"xref": {"x", "paper"}, "yref": {"y", "paper"}}

_SHAPE: Shape = {
    **dict.fromkeys(("x0", "y0", "x1", "y1", "fillcolor")),
    **_PLACE,
    "type": {"line", "rect"},
    "layer": {"above", "below"},
    "line": {"color": None, "width": None, "dash": _LINE["dash"]},
}

_ANNOTATION: Shape = {
    **dict.fromkeys(("x", "y", "xshift", "yshift", "text", "bgcolor")),
    **_PLACE,
    "xanchor": {"left", "center", "right"},
    "yanchor": {"top", "middle", "bottom"},
    "align": {"left", "center", "right"},
    "showarrow": {False},
    "font": _FONT,
}


def check(figure: Mapping[str, Any]) -> None:
    """Refuse a figure (as plain JSON) that holds anything beyond the subset; UnsupportedFigure names the first."""
    for at, trace in enumerate(figure["data"]):
        kind = trace.get("type", "scatter")
        if kind not in _TRACES:
            raise UnsupportedFigure(f"data[{at}].type: {kind!r}")
        _check(trace, _TRACES[kind], f"data[{at}]")
    layout = dict(figure["layout"])
    for name, shape in (("shapes", _SHAPE), ("annotations", _ANNOTATION)):
        for at, one in enumerate(layout.pop(name, ())):
            _check(one, shape, f"layout.{name}[{at}]")
    _check(layout, _LAYOUT, "layout")


def _check(given: Mapping[str, Any], known: Shape, path: str) -> None:
    for name, value in given.items():
        here = f"{path}.{name}"
        if name not in known:
            raise UnsupportedFigure(here)
        allowed = known[name]
        if isinstance(allowed, Mapping):
            _check(value, allowed, here)
        elif isinstance(allowed, set) and value not in allowed:
            raise UnsupportedFigure(f"{here}: {value!r}")
