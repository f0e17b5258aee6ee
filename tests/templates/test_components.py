"""Components say all they promise, whatever page they stand on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string

from reports.templatetags.words import status_word

READING = {
    "number": "884,213",
    "unit": "listings removed or blocked",
    "window": "April to June 2026",
    "coverage": "38 of 42 members",
    "status": "provisional",
    "release": "2026-Q2.1",
}


@pytest.mark.parametrize("said", [*(value for value in READING.values() if value != "provisional"), "Provisional"])
def test_a_number_never_stands_alone(said: str) -> None:
    assert said in render_to_string("components/number_with_context.html", READING)


def test_a_status_is_a_word_beside_a_hidden_shape() -> None:
    html = render_to_string("components/status_word.html", _status("sent_back"))
    assert "Sent back" in html
    assert 'aria-hidden="true"' in html


def test_the_error_summary_leads_to_the_boxes() -> None:
    html = render_to_string("components/error_summary.html", {"errors": [("#box", "Write a whole number.")]})
    assert '<a href="#box">Write a whole number.</a>' in html
    assert "There is 1 thing to fix" in html


def test_no_errors_no_summary() -> None:
    assert render_to_string("components/error_summary.html", {"errors": []}).strip() == ""


@pytest.mark.parametrize("said", ["Highest quarter", "In four years", "Bars rise.", "Q2 2026", "Source: us", "884"])
def test_a_figure_needs_no_script_to_be_read(said: str) -> None:
    assert said in render_to_string("components/figure.html", {"figure": _figure()})


def test_a_figure_without_a_description_offers_nothing_to_explore() -> None:
    figure = _figure()
    figure.spec_json = ""
    assert "data-explore" not in render_to_string("components/figure.html", {"figure": figure})


def _status(code: str) -> dict[str, Any]:
    return dict(status_word(code))


def _figure() -> SimpleNamespace:
    return SimpleNamespace(
        id="c1",
        title="Highest quarter",
        subtitle="In four years",
        alt="Bars rise.",
        long_text="",
        notes=[],
        source="Source: us",
        key=[("Removed", "viz-1")],
        columns=[{"key": "quarter", "label": "Quarter"}, {"key": "total", "label": "Total"}],
        rows=[["Q2 2026", "884"]],
        svg_wide="",
        svg_narrow="",
        links={"csv": "/c1.csv", "png": "", "svg": ""},
        spec_json="{}",
        spec_json_narrow="",
    )
