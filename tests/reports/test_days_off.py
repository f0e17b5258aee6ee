"""Weekends and holidays around a day, by country, in the reader's language."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from reports.days_off import around, countries_of
from reports.wording.quarters import day_off

NATIONAL_DAY = datetime.date(2026, 10, 1)


def test_members_zones_add_their_countries_to_those_that_are_always_looked_at() -> None:
    assert countries_of(["Asia/Singapore", "Asia/Shanghai", "UTC", "Nowhere/At-All"]) == ("CN", "SG", "US", "GB", "DE")


@pytest.mark.parametrize(("language", "name"), [("zh-hans", "国庆节"), ("en", "National Day")])
def test_a_holiday_has_its_name_in_the_readers_language(language: str, name: str) -> None:
    [found] = [one for one in around(NATIONAL_DAY, ["CN"], language) if one.day == NATIONAL_DAY]
    assert found.holidays == [("CN", name)]


def test_a_holiday_without_a_name_in_the_readers_language_is_a_public_holiday() -> None:
    [unity] = [one for one in around(NATIONAL_DAY, ["DE"], "zh-hans") if one.day.day == 3]
    assert unity.holidays == [("DE", "")]
    with translation.override("en"):
        assert day_off(unity) == "Saturday 3 October 2026: weekend; public holiday (Germany)"


def test_a_weekend_is_a_weekend_everywhere() -> None:
    found = around(datetime.date(2026, 11, 14), [], "en")
    assert [(one.day.day, one.is_weekend) for one in found] == [(14, True), (15, True)]


def test_who_works_on_a_saturday_is_told() -> None:
    [saturday] = [one for one in around(datetime.date(2026, 10, 10), ["CN", "US"], "en") if one.day.day == 10]
    assert saturday.working == ["CN"]


def test_a_holiday_of_several_countries_is_named_once() -> None:
    [first] = around(datetime.date(2026, 1, 1), ["US", "DE"], "en")[:1]
    with translation.override("en"):
        assert day_off(first) == "Thursday 1 January 2026: New Year's Day (United States, Germany)"
