"""Rates in words."""

from __future__ import annotations

from reports.aggregate.completeness import Weighed
from reports.aggregate.coverage import Coverage
from reports.wording.completeness import rate, weight


def test_what_is_not_whole_is_never_told_as_a_whole() -> None:
    assert rate(Coverage(999, 1000)) == "999 of 1,000 (over 99%)"
    assert weight(Weighed(999, 1000)) == "over 99%"
    assert rate(Coverage(1000, 1000)) == "1,000 of 1,000 (100%)"


def test_where_nothing_is_due_there_is_no_rate() -> None:
    assert (rate(Coverage(0, 0)), weight(Weighed(0, 0))) == ("–", "–")
