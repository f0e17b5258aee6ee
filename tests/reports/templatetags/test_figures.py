"""Tables, keys and data islands of figures, tag by tag."""

from __future__ import annotations

import json

import pytest

from reports.templatetags.figures import aligned, island, swatch

COLUMNS = [{"key": "quarter", "label": "Quarter"}, {"key": "total", "label": "Total"}]


@pytest.mark.parametrize("text", ["0", "884,213", "-5", "2.3%", "88.4万", "1,204 [p]", "[c]", "–"])
def test_numbers_line_up(text: str) -> None:
    assert aligned(COLUMNS, [["Q2 2026", text]]).heads[1].is_number


@pytest.mark.parametrize("text", ["Provisional", "38 of 42", "between 40 and 190", "14 September 2026", ""])
def test_words_do_not_line_up(text: str) -> None:
    assert not aligned(COLUMNS, [["Q2 2026", text]]).heads[1].is_number


def test_one_withheld_cell_does_not_turn_a_column_of_numbers() -> None:
    table = aligned(COLUMNS, [["Q1", "884"], ["Q2", "between 40 and 190"], ["Q3", "901"]])
    assert table.rows[1][1].is_number


def test_a_row_that_does_not_fit_its_columns_fails() -> None:
    with pytest.raises(ValueError, match="longer"):
        aligned(COLUMNS, [["Q2 2026"]])


def test_no_text_of_a_figure_ends_its_script_element() -> None:
    spec = json.dumps({"title": "</script><b>&"})
    assert "<" not in island(spec)
    assert json.loads(island(spec)) == json.loads(spec)


def test_a_key_is_drawn_in_the_colour_of_its_token() -> None:
    assert "var(--viz-1)" in swatch("hatch:viz-1")
