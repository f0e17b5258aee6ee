"""Days of a quarter in words: their weekdays, and why people do not work on them."""

from __future__ import annotations

import datetime
from collections import defaultdict

from babel.dates import format_date
from django.utils.translation import gettext as _

from reports.days_off import DayOff
from reports.wording import numbers, prose


def weekday(day: datetime.date) -> str:
    """Saturday 31 October 2026; 2026年10月31日星期六."""
    pattern = "EEEE d MMMM y" if numbers.locale().language == "en" else "y年M月d日EEEE"
    return format_date(day, pattern, locale=numbers.locale())


def day_off(one: DayOff) -> str:
    """A day with what keeps people from work: Monday 12 October 2026: Columbus Day (United States)."""
    told = [_("weekend")] if one.is_weekend else []
    celebrating: dict[str, list[str]] = defaultdict(list)
    for code, name in one.holidays:
        celebrating[name or _("public holiday")].append(_country(code))
    told += [prose.aside(name, prose.listed(countries)) for name, countries in celebrating.items()]
    told += [_("people in %(country)s work") % {"country": _country(code)} for code in one.working]
    return prose.labelled(weekday(one.day), prose.clauses(told))


def _country(code: str) -> str:
    return str(numbers.locale().territories[code])
