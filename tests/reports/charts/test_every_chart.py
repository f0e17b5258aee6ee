from __future__ import annotations

import itertools

import plotly.graph_objects as go
import pytest

from reports.charts.palette import CHART_TOKENS
from reports.charts.spec import Amount, FigureSpec
from reports.charts.swatches import swatch
from tests.reports.charts.looking import assert_texts_inside, picture, text_boxes

WIDTHS = ("wide", "narrow")


def drawn_values(figure: go.Figure) -> set[int]:
    """The numbers along the value axis of each trace: x where bars lie or rows are targets, else y."""
    lying = any(trace.type == "bar" and trace.orientation == "h" for trace in figure.data)
    rows = figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    return {value for trace in figure.data for value in (trace.x if lying or rows else trace.y) if value is not None}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_number_drawn_is_in_the_rows(spec: FigureSpec, width: str) -> None:
    listed = {entry.value for row in spec.rows for entry in row if isinstance(entry, Amount)}
    assert drawn_values(getattr(spec, width)) <= listed


@pytest.mark.parametrize("width", WIDTHS)
def test_only_bars_and_scatter_are_used(spec: FigureSpec, width: str) -> None:
    assert {trace.type for trace in getattr(spec, width).data} <= {"bar", "scatter"}


@pytest.mark.parametrize("width", WIDTHS)
def test_texts_stay_inside_the_picture(spec: FigureSpec, width: str) -> None:
    assert_texts_inside(getattr(spec, width))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_lies_on_another(spec: FigureSpec, width: str) -> None:
    pairs = itertools.combinations(text_boxes(picture(getattr(spec, width))), 2)
    assert [(a[4], b[4]) for a, b in pairs if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]] == []


@pytest.mark.parametrize(("width", "size"), [("wide", 14), ("narrow", 12)])
def test_texts_are_large_enough_to_read(spec: FigureSpec, width: str, size: int) -> None:
    assert {float(text.get("font-size", "")) for text in picture(getattr(spec, width)).iter("{*}text")} == {size}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_still_has_token_colours_and_no_style(spec: FigureSpec, width: str) -> None:
    tokens = {f"var(--{token})" for token in CHART_TOKENS}
    for element in picture(getattr(spec, width)).iter():
        assert not {"style", "class"} & set(element.keys())
        paints = {element.get("fill"), element.get("stroke")} - {None, "none"}
        assert all(paint in tokens or paint.startswith("url(#f-") for paint in paints if paint)


def test_nothing_can_be_dragged_or_zoomed(spec: FigureSpec) -> None:
    layout = spec.wide.layout
    assert (layout.xaxis.fixedrange, layout.yaxis.fixedrange, layout.dragmode) == (True, True, False)


def test_every_row_has_every_column(spec: FigureSpec) -> None:
    assert {len(row) for row in spec.rows} == {len(spec.columns)}


def test_every_swatch_of_a_key_can_be_drawn(spec: FigureSpec) -> None:
    assert all(swatch(entry.swatch).startswith("<svg") for entry in spec.key)


def test_steps_point_at_marks_that_tell_something(spec: FigureSpec) -> None:
    pointed = [step for step in spec.steps if step.curve is not None and step.point is not None]
    assert pointed
    assert all(spec.wide.data[step.curve].customdata[step.point] for step in pointed)
