from __future__ import annotations

import csv
import dataclasses
import io
import json

import pytest

from reports.charts.export import to_csv, to_document, to_json
from reports.charts.palette import TOKENS
from reports.charts.spec import Caption, Column, FigureSpec
from tests.reports.charts.samples import WITHHELD, quarterly_figure


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def with_cell(text: str) -> FigureSpec:
    return dataclasses.replace(quarterly_figure(), columns=(Column("group", "Group"),), rows=((text,),))


def test_plotly_gets_data_layout_steps_and_colours() -> None:
    drawn = json.loads(to_json(quarterly_figure()))
    assert drawn.keys() == {"data", "layout", "steps", "colours"}
    assert "width" not in drawn["layout"]
    assert "template" not in drawn["layout"]


def test_a_phone_gets_the_narrow_drawing() -> None:
    assert json.loads(to_json(quarterly_figure(), wide=False))["layout"]["font"]["size"] == 12


def test_every_colour_of_a_figure_leads_to_its_variable() -> None:
    assert json.loads(to_json(quarterly_figure()))["colours"][TOKENS["viz-1"].light] == "--viz-1"


def test_json_can_stand_inside_a_script_element() -> None:
    text = to_json(quarterly_figure())
    assert "<" not in text
    assert "<extra></extra>" in json.loads(text)["data"][0]["hovertemplate"]


def test_numbers_in_csv_are_bare() -> None:
    header, first, *_ = read(to_csv(quarterly_figure()))
    assert dict(zip(header, first, strict=True))["total"] == "412880"


def test_a_withheld_number_in_csv_is_its_range() -> None:
    rows = read(to_csv(quarterly_figure()))
    assert rows[WITHHELD + 1][4] == "[c] 400,000–620,000"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_text_that_a_sheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert read(to_csv(with_cell(text)))[1] == [f"'{text}"]


def test_a_document_has_the_words_and_the_rows_by_column() -> None:
    document = to_document(quarterly_figure())
    assert {field.name for field in dataclasses.fields(Caption)} <= document.keys()
    assert document["rows"][0]["total"] == {"value": 412_880, "text": "412,880"}
    assert document["rows"][WITHHELD]["total"]["low"] == 400_000
