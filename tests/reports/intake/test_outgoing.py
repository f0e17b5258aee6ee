"""A table that goes out as CSV."""

from __future__ import annotations

import pytest

from reports.intake.outgoing import to_csv


def test_rows_stand_under_their_head_in_a_text_that_names_its_encoding() -> None:
    assert to_csv(["name", "n"], [["北极", 3]]) == "\ufeffname,n\r\n北极,3\r\n".encode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_text_is_run_as_a_formula(text: str) -> None:
    assert to_csv(["name"], [[text]]).decode().splitlines()[1] == f"'{text}"


def test_numbers_stay_numbers() -> None:
    assert to_csv(["n"], [[-1]]).endswith(b"-1\r\n")
