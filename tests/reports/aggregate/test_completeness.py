"""How a return stands, and shares that never pass a whole."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.aggregate.completeness import Answer, Standing, Weighed, standing, usual, weighed, weighed_together
from tests.reports.aggregate.facts import QUARTER

companies = st.sets(st.sampled_from("abcdef"))
volumes = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 10**12))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer("accepted", has_content=True, has_counts=True, is_signed=True, is_due=True), Standing.ACCEPTED),
        (Answer("accepted", has_content=True, is_signed=True), Standing.NONE),
        (Answer("accepted", has_content=False, is_signed=True), Standing.NO_CONTENT),
        (Answer("draft", has_content=True, has_counts=True, is_signed=True, is_due=True), Standing.ACCEPTED),
        (Answer("submitted", is_signed=True, is_late=True, is_due=True), Standing.SUBMITTED),
        (Answer("sent_back", is_signed=True, is_due=True), Standing.SENT_BACK),
        (Answer("draft", is_signed=True, is_due=True), Standing.OPEN),
        (Answer("ready"), Standing.OPEN),
        (Answer("ready", is_due=True), Standing.OVERDUE),
        (Answer("due", is_yearly=True), Standing.AT_YEAR_END),
        (Answer("due", is_yearly=True, is_due=True), Standing.OVERDUE),
        (Answer("accepted", is_exempt=True, has_content=True, has_counts=True), Standing.EXEMPT),
    ],
)
def test_a_return_stands_in_one_place(answer: Answer, expected: Standing) -> None:
    assert standing(answer) == expected


def test_the_last_four_quarters_with_accepted_returns_are_usual() -> None:
    held = {QUARTER.plus(-back): {"a": back, "b": 100 * back} for back in (1, 2, 4, 5, 6)}
    held[QUARTER.plus(-3)] = {}
    held[QUARTER] = {"a": 10**6, "c": 1}
    assert usual(held, QUARTER) == {"a": 1 + 2 + 4 + 5, "b": 1200}


def test_who_has_no_history_weighs_nothing_and_is_told() -> None:
    assert weighed({"a", "c"}, {"a", "b", "c", "d"}, {"d"}, {"a": 30, "b": 70, "d": 900}) == Weighed(30, 100, 1)


def test_without_any_history_there_is_no_share() -> None:
    assert weighed({"a"}, {"a"}, set(), {}).share is None
    assert weighed({"a"}, {"a"}, set(), {"a": 0}).share is None


@given(companies, companies, companies, volumes)
def test_no_share_passes_one(received: set[str], expected: set[str], exempt: set[str], volumes: dict[str, int]) -> None:
    one = weighed(received, expected, exempt, volumes)
    assert one.share is None or 0 <= one.share <= 1
    assert one.unknown <= len(expected)
    both = weighed_together([one, one])
    assert both.share == one.share


@given(companies, companies, volumes)
def test_everything_received_is_a_whole(expected: set[str], exempt: set[str], volumes: dict[str, int]) -> None:
    assert weighed(expected, expected, exempt, volumes).share in (None, Fraction(1))
