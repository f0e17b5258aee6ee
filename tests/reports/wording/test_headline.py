"""What may be said of a count, and when two counts may be compared."""

from __future__ import annotations

import pytest

from reports.wording import headline
from reports.wording.headline import Amounts, Point


def now(value: int | None, received: int = 40) -> Point:
    return Point("Q2 2026", value, received, 40)


def then(value: int | None, received: int = 40) -> Point:
    return Point("Q2 2025", value, received, 40)


@pytest.mark.parametrize(
    ("value", "words"), [(1_020, "rose by 2%"), (980, "fell by 2%"), (1_019, "changed little"), (981, "changed little")]
)
def test_rose_and_fell_are_said_from_two_percent_on(value: int, words: str) -> None:
    assert words in headline.comparison(now(value), then(1_000))


def test_counts_of_different_coverage_are_not_compared() -> None:
    assert "coverage differs" in headline.comparison(now(2_000, received=37), then(1_000))
    assert "rose" in headline.comparison(now(2_000, received=38), then(1_000))


def test_counts_on_both_sides_of_a_break_are_not_compared() -> None:
    assert "the series breaks between: New rule" in headline.comparison(now(2_000), then(1_000), break_name="New rule")


@pytest.mark.parametrize(("value", "before"), [(None, 1_000), (1_000, None), (1_000, 0)])
def test_nothing_is_said_without_two_counts(value: int | None, before: int | None) -> None:
    assert headline.comparison(now(value), then(before)) == ""


def test_number_comes_with_its_two_parts() -> None:
    text = headline.parts(Amounts(total=400, removed=300, blocked=100))
    assert text == "300 were removed after publication, 100 were blocked before anybody could see them."


def test_third_part_is_told_where_there_is_one() -> None:
    text = headline.parts(Amounts(total=450, removed=300, blocked=100, not_separated=50))
    assert text.endswith("Which of the two happened to the other 50 is not known.")


def test_withheld_parts_are_told_to_be_withheld() -> None:
    assert "is not shown" in headline.parts(Amounts(total=450))


@pytest.mark.parametrize(
    ("low", "high", "text"), [(40, 190, "between 40 and 190"), (0, 190, "between 0 and 190"), (40, None, "40 or more")]
)
def test_range_is_told_by_its_bounds(low: int, high: int | None, text: str) -> None:
    assert headline.between(low, high) == text


def test_unbounded_range_tells_nothing() -> None:
    assert headline.between(0, None) == ""


def test_coverage_of_quarters_is_never_a_number_of_companies() -> None:
    assert headline.members(38, 42) == "38 of 42 members"
    assert headline.returns(61, 66) == "61 of 66 quarterly returns"
