"""Reads a still back: where its texts stand, measured in the fonts that pictures are drawn with."""

from __future__ import annotations

import plotly.graph_objects as go
from lxml import etree

from reports.charts import still
from tests.reports.charts.conftest import drawn_width


def picture(figure: go.Figure) -> etree._Element:
    return etree.fromstring(still.draw(figure, prefix="f").encode())


def text_boxes(svg: etree._Element) -> list[tuple[float, float, float, float, str]]:
    """The left, right, top and bottom edge of each text, and the text."""
    boxes = []
    for text in svg.iter("{*}text"):
        words, size = "".join(text.itertext()), float(text.get("font-size", ""))
        wide = drawn_width(words, size)
        left = float(text.get("x", "")) - {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")] * wide
        foot = float(text.get("y", ""))
        boxes.append((left, left + wide, foot - 0.75 * size, foot + 0.2 * size, words))
    return boxes


def assert_texts_inside(figure: go.Figure) -> None:
    svg = picture(figure)
    _, _, across, down = (float(edge) for edge in svg.get("viewBox", "").split())
    boxes = text_boxes(svg)
    assert [box for box in boxes if box[0] < 0 or box[1] > across or box[2] < 0 or box[3] > down] == []
