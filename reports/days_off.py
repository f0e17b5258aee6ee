"""Weekends and public holidays around a day, in the countries of the members; offline data of a library, and a hint.

Which days are free, and what they are called, is the library's knowledge; nothing here refuses a date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import holidays
from babel.core import get_global

KNOWN = ("CN", "HK", "TW", "SG", "JP", "KR", "IN", "US", "CA", "GB", "IE", "DE", "FR", "NL", "ES", "IT", "AU", "ZA")
"""The countries that are looked at, if a member lives in one."""
ALWAYS = ("CN", "US", "GB", "DE")
"""Those that are looked at in any case: most platforms have people there."""
AROUND = 3
SATURDAY = 5
_NAMES = {"zh": ("zh_CN",), "en": ("en_US", "en_GB")}


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day on which somebody does not work: at a weekend, or on a holiday of a country; ``working`` ones work.

    A holiday is a country and its name, which is empty where the library does not have it in the language.
    """

    day: datetime.date
    is_weekend: bool
    holidays: Sequence[tuple[str, str]]
    working: Sequence[str]


def countries_of(zones: Iterable[str]) -> tuple[str, ...]:
    """The countries that are looked at for people in these time zones, in the order of ``KNOWN``."""
    territories = get_global("zone_territories")
    lived_in = {territories.get(zone) for zone in zones}
    return tuple(code for code in KNOWN if code in lived_in or code in ALWAYS)


def around(day: datetime.date, countries: Iterable[str], language: str) -> list[DayOff]:
    """The days off from three days before to three days after, holidays with their names in ``language``."""
    days = [day + datetime.timedelta(days=apart) for apart in range(-AROUND, AROUND + 1)]
    found = [_looked_at(one, tuple(countries), language[:2]) for one in days]
    return [one for one in found if one.is_weekend or one.holidays]


def _looked_at(day: datetime.date, countries: tuple[str, ...], language: str) -> DayOff:
    named = [(code, _calendar(code, day.year, language).get(day)) for code in countries]
    found = [(code, name if _is_spoken(code, language) else "") for code, name in named if name]
    is_weekend = day.weekday() >= SATURDAY
    working = [code for code in countries if is_weekend and day in _calendar(code, day.year, language).weekend_workdays]
    return DayOff(day, is_weekend, found, working)


def _is_spoken(country: str, language: str) -> bool:
    """Whether the library names this country's holidays in the language; English it has for all."""
    return language == "en" or any(
        one in getattr(holidays, country).supported_languages for one in _NAMES.get(language, ())
    )


@lru_cache(maxsize=128)
def _calendar(country: str, year: int, language: str) -> holidays.HolidayBase:
    """The holidays of one country and year, named in a language if the library has it, else in English."""
    spoken = getattr(holidays, country).supported_languages
    wanted = [one for one in (*_NAMES.get(language, ()), *_NAMES["en"]) if one in spoken]
    return holidays.country_holidays(country, years=year, language=wanted[0] if wanted else None)
