"""Two things in turns: as often as asked, the warm-up aside."""

from __future__ import annotations

from bench.timing import Comparison, Result, compare


def test_the_two_take_turns() -> None:
    order: list[str] = []
    compare(Comparison("page", lambda: order.append("page"), "hello", lambda: order.append("hello"), rounds=2))
    assert order == ["hello", "page"] * 3


def test_the_first_round_only_warms_up() -> None:
    work = iter([2_000_000, 1, 1, 1])
    result = compare(Comparison("page", lambda: sum(range(next(work))), "hello", lambda: None, rounds=3))
    assert result.milliseconds < 1


def test_a_row_shows_the_ratio() -> None:
    assert Result("page", 20, "hello", 0.5).row() == "| page | 20.00 | hello | 0.500 | 40.0 |"
