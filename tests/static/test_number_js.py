"""The page reads a number as the server does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.intake.numbers import Blank, NotTracked, Reading, Whole, parse_count
from tests.static.conftest import Opener

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parents[1] / "cases" / "bad_inputs.json").read_text())["cases"]
TEXTS = [case["input"] for case in CASES if case["group"] == "number"] + [
    *("x", "X", "×", "Not tracked", "xx", "0,123", "1,234,567", "1,234 567", "1 234 567", "12,5", "1.5.2", "12.00"),
    *("- 5", "-5.5", "--5", "+", "-", "１２３", "१२", "1२", "¹²", "1000000000", "1000000001", "1,234.0", "\u200b5"),
]


READ = """async texts => {
    const { parseCount } = await import("/static/js/number.js");
    return texts.map(text => parseCount(text));
}"""


def test_every_text_means_the_same_in_the_page_and_on_the_server(open_page: Opener) -> None:
    shown = dict(zip(TEXTS, open_page("").evaluate(READ, TEXTS), strict=True))
    assert shown == {text: _as_the_page_says(parse_count(text)) for text in TEXTS}


def _as_the_page_says(reading: Reading) -> dict[str, Any]:
    match reading:
        case Blank():
            return {"kind": "blank"}
        case NotTracked():
            return {"kind": "not_tracked"}
        case Whole(value=value):
            return {"kind": "whole", "value": value}
    return {"kind": "refused", "code": str(reading.code)}
