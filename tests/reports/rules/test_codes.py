"""The shared list of codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.rules.cells import Cell
from reports.rules.codes import Code

CASES = Path(__file__).parents[2] / "cases" / "bad_inputs.json"


def test_every_code_of_the_worked_cases_is_in_the_list() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    assert {case["expect"]["code"] for case in cases} <= set(Code)


@pytest.mark.parametrize("answer", [{}, {"value": 3, "not_tracked": True}])
def test_a_cell_is_a_number_or_not_tracked_and_never_both(answer: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="not both"):
        Cell("shop", "blocked", "TIGER", **answer)  # type: ignore[arg-type]
