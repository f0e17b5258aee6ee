from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.ticks import nice_ticks


@pytest.mark.parametrize(
    ("maximum", "base", "ticks"),
    [
        (905_000, 1_000, (0, 200_000, 400_000, 600_000, 800_000, 1_000_000)),
        (905_000, 10_000, (0, 200_000, 400_000, 600_000, 800_000, 1_000_000)),
        (12_000, 1_000, (0, 2_500, 5_000, 7_500, 10_000, 12_500)),
        (12_000, 10_000, (0, 5_000, 10_000, 15_000)),
        (42, 1_000, (0, 10, 20, 30, 40, 50)),
        (3, 1_000, (0, 1, 2, 3)),
        (0, 1_000, (0, 1)),
    ],
)
def test_ticks_are_round_in_the_reader_s_own_units(maximum: int, base: int, ticks: tuple[int, ...]) -> None:
    assert nice_ticks(maximum, base) == ticks


@given(st.integers(1, 10**12), st.sampled_from([1_000, 10_000]))
def test_ticks_reach_the_maximum_in_few_steps(maximum: int, base: int) -> None:
    ticks = nice_ticks(maximum, base)
    assert ticks[-1] >= maximum > ticks[-2]
    assert len(ticks) <= 6


@given(st.integers(10_000, 10**12))
def test_chinese_ticks_need_one_decimal_at_most(maximum: int) -> None:
    assert all(tick * 10 % 10_000 == 0 for tick in nice_ticks(maximum, 10_000))
