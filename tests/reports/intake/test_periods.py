"""The name of a quarter, read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.periods import BadQuarter, QuarterKey, parse_quarter
from tests.cases import bad_inputs

# The other cases of the group are about open and closed quarters and membership: the submission's business.
SPELLINGS = {"B125", "B126", "B127", "B130", "B131", "B132"}


@pytest.mark.parametrize("case", [case for case in bad_inputs("period") if case.id in SPELLINGS])
def test_each_worked_quarter_gets_its_outcome(case: dict[str, Any]) -> None:
    reading, expected = parse_quarter(case["input"]), case["expect"]
    if isinstance(reading, BadQuarter):
        assert (expected["outcome"], expected["code"]) == ("reject", reading.code)
    else:
        assert str(reading) == expected["stored"]


@pytest.mark.parametrize(
    "text", ["", "Q1 2026", "2026-Q1-Q2", "2026-01", "１９９９-Q1", "2026-Q１", "26-Q1", "2026--Q1"]
)
def test_nothing_else_is_taken_for_a_quarter(text: str) -> None:
    assert parse_quarter(text) == BadQuarter()


@given(st.builds(QuarterKey, st.integers(2000, 2099), st.integers(1, 4)))
def test_a_public_name_reads_back(quarter: QuarterKey) -> None:
    assert parse_quarter(str(quarter)) == quarter


@given(st.text())
def test_any_text_is_a_quarter_or_refused(text: str) -> None:
    assert isinstance(parse_quarter(text), QuarterKey | BadQuarter)
