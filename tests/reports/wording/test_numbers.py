"""Numbers and dates as two languages write them."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from django.utils import translation

from reports.calendar import QuarterKey
from reports.wording import dates, numbers


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (0, "0", "0"),
        (9_999, "9,999", "9,999"),
        (12_345, "12,300", "1.23万"),
        (884_213, "884,000", "88.4万"),
        (1_204_213, "1,204,000", "120.4万"),
        (11_631_819, "11.6 million", "1163.2万"),
        (120_400_000, "120.4 million", "1.2亿"),
    ],
)
def test_headline_is_rounded_in_the_units_of_the_language(number: int, english: str, chinese: str) -> None:
    with translation.override("en"):
        assert numbers.rounded(number) == english
    with translation.override("zh-hans"):
        assert numbers.rounded(number) == chinese


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (250_000, "250k"), (1_000_000, "1.0m"), (1_250_000, "1.25m")])
def test_ticks_are_short_in_english(number: int, text: str) -> None:
    with translation.override("en"):
        assert numbers.tick(number) == text


def test_ticks_count_by_ten_thousand_in_chinese() -> None:
    with translation.override("zh-hans"):
        assert [numbers.tick(n) for n in (0, 250_000, 1_000_000)] == ["0", "25万", "100万"]


@pytest.mark.parametrize(
    ("share", "text"), [(Fraction(26, 100), "26%"), (Fraction(23, 1000), "2.3%"), (Fraction(1, 50), "2%")]
)
def test_percent_has_one_decimal_only_below_ten(share: Fraction, text: str) -> None:
    with translation.override("en"):
        assert numbers.percent(share) == text


def test_share_of_nothing_is_no_number() -> None:
    assert numbers.share_of(0, 0) == "–"


def test_window_of_whole_months_is_told_by_months() -> None:
    with translation.override("en"):
        assert dates.quarter_window(QuarterKey(2026, 2)) == "April to June 2026"
        assert dates.window(datetime.date(2022, 7, 1), datetime.date(2026, 6, 30)) == "July 2022 to June 2026"
    with translation.override("zh-hans"):
        assert dates.quarter_window(QuarterKey(2026, 2)) == "2026年4月至6月"


@pytest.mark.parametrize(
    ("text", "english"), [("2021-12-22", "22 December 2021"), ("2024-09", "September 2024"), ("2021", "2021")]
)
def test_date_is_told_as_precisely_as_it_is_known(text: str, english: str) -> None:
    with translation.override("en"):
        assert dates.as_precise(text) == english


def test_other_window_is_told_by_days() -> None:
    with translation.override("en"):
        window = dates.window(datetime.date(2018, 3, 7), datetime.date(2020, 3, 31))
    assert window == "7 Mar 2018 to 31 Mar 2020"
