from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest
from lxml import etree

from reports.charts import still
from reports.charts.palette import light
from reports.charts.subset import UnsupportedFigure
from tests.reports.charts.samples import quarterly_figure


def changed(**layout: Any) -> go.Figure:
    """The quarterly figure with a part of its layout changed."""
    return go.Figure(quarterly_figure().wide).update_layout(**layout)


def rects(figure: go.Figure) -> list[dict[str, str]]:
    svg = etree.fromstring(still.draw(figure, prefix="f").encode())
    return [dict(rect.attrib) for rect in svg.findall("{*}rect")]


def simple(trace: dict[str, Any], **layout: Any) -> go.Figure:
    """One trace on a plot of 100 by 100 pixels, whose axes run from 0 to 10."""
    axis = {"range": [0, 10], "fixedrange": True, "zeroline": False, "ticks": ""}
    frame = {"width": 100, "height": 100, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "barmode": "stack"}
    grounds = {"paper_bgcolor": light("sheet"), "plot_bgcolor": light("sheet"), "font": {"size": 14}}
    return go.Figure([trace], {**frame, **grounds, "xaxis": axis, "yaxis": axis, **layout})


def test_the_same_figure_is_the_same_bytes() -> None:
    assert still.draw(quarterly_figure().wide, prefix="f") == still.draw(quarterly_figure().wide, prefix="f")


def test_a_bar_stands_where_its_value_says() -> None:
    bar = {"type": "bar", "x": [5], "y": [4], "width": 2, "marker": {"color": light("viz-1")}}
    [_, drawn] = rects(simple(bar))
    assert (drawn["x"], drawn["y"], drawn["width"], drawn["height"]) == ("40", "60", "20", "40")


def test_bars_stack() -> None:
    bar = {"type": "bar", "x": [5, 5], "y": [4, 3], "width": 2, "marker": {"color": light("viz-1")}}
    assert [rect["y"] for rect in rects(simple(bar))[1:]] == ["60", "30"]


def test_a_base_lifts_a_bar_that_does_not_stack() -> None:
    bar = {"type": "bar", "x": [5], "y": [4], "base": 2, "width": 2, "marker": {"color": light("viz-1")}}
    [_, drawn] = rects(simple(bar, barmode="overlay"))
    assert (drawn["y"], drawn["height"]) == ("40", "40")


def test_a_lying_bar_grows_to_the_right() -> None:
    bar = {"type": "bar", "orientation": "h", "x": [4], "y": [5], "width": 2, "marker": {"color": light("viz-1")}}
    [_, drawn] = rects(simple(bar))
    assert (drawn["x"], drawn["width"], drawn["height"]) == ("0", "40", "20")


@pytest.mark.parametrize(("shape", "path"), [("linear", "M10 90L20 80M40 60"), ("hv", "M10 90H20V80M40 60")])
def test_a_line_is_open_at_a_gap(shape: str, path: str) -> None:
    line = {"color": light("viz-1"), "width": 2, "shape": shape}
    trace = {"type": "scatter", "mode": "lines", "x": [1, 2, 3, 4], "y": [1, 2, None, 4], "line": line}
    assert f'd="{path}"' in still.draw(simple(trace), prefix="f")


def test_ids_begin_with_the_prefix() -> None:
    svg = etree.fromstring(still.draw(quarterly_figure().wide, prefix="c1-wide").encode())
    assert all(name.startswith("c1-wide-") for name in svg.xpath("//@id"))


def test_a_prefix_that_cannot_begin_an_id_is_refused() -> None:
    with pytest.raises(ValueError):
        still.draw(quarterly_figure().wide, prefix='"><script>')


def test_a_still_in_a_page_is_left_to_the_page_to_tell() -> None:
    assert ' aria-hidden="true"' in still.draw(quarterly_figure().wide, prefix="f")


def test_a_file_has_hex_colours_a_title_and_a_description() -> None:
    svg = still.draw(quarterly_figure().wide, prefix="f", palette="light", title="A & B", desc="Rising")
    assert "var(" not in svg
    assert ">A &amp; B</title>" in svg
    assert ">Rising</desc>" in svg


def test_texts_are_escaped() -> None:
    trace = {"type": "scatter", "mode": "lines", "x": [1], "y": [1], "line": {"color": light("ink")}}
    note = {"x": 1, "y": 1, "text": "&lt;i&gt; &amp; co", "showarrow": False, "xanchor": "left", "yanchor": "top"}
    note |= {"xref": "x", "yref": "y", "font": {"size": 14, "color": light("ink")}}
    assert "&lt;i&gt; &amp; co</text>" in still.draw(simple(trace, annotations=[note]), prefix="f")


@pytest.mark.parametrize(
    "layout",
    [
        {"showlegend": True},
        {"barmode": "group"},
        {"title": {"text": "A title"}},
        {"paper_bgcolor": "#123456"},
        {"xaxis": {"type": "log"}},
        {"annotations": [{"text": "<b>bold</b>", "font": {"size": 14, "color": light("ink")}}]},
        {"shapes": [{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]},
        {"images": [{"source": "data:,"}]},
    ],
)
def test_what_only_a_browser_could_draw_is_refused(layout: dict[str, Any]) -> None:
    with pytest.raises(UnsupportedFigure):
        still.draw(changed(**layout), prefix="f")


@pytest.mark.parametrize("trace", [{"type": "pie"}, {"type": "scattergl"}, {"type": "heatmap"}])
def test_other_traces_are_refused(trace: dict[str, Any]) -> None:
    with pytest.raises(UnsupportedFigure):
        still.draw(simple(trace), prefix="f")
