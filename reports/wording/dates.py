"""Days, windows and quarters as people read them in the active language."""

from __future__ import annotations

import calendar
import datetime
import re

from babel.core import Locale
from babel.dates import format_date, format_interval, format_skeleton
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports.calendar import QuarterKey
from reports.wording.numbers import locale

_DASH = re.compile(r"\s*–\s*")


def day(date: datetime.date) -> str:
    """14 September 2026; 2026年9月14日."""
    return format_date(date, "long", locale=_day_first())


def day_ending(instant: datetime.datetime) -> str:
    """The day that ends at an instant, in the active time zone: midnight into November is 31 October 2026."""
    return day(timezone.localtime(instant - datetime.timedelta(minutes=1)).date())


def month(date: datetime.date) -> str:
    """September 2026; 2026年9月."""
    return format_skeleton("yMMMM", date, locale=_day_first())


def as_precise(text: str) -> str:
    """2021-12-22, 2021-12 or 2021 as a day, a month or a year; anything else as it is."""
    for length, write in ((10, day), (7, month)):
        if len(text) == length:
            return write(datetime.date.fromisoformat(f"{text}-01"[:10]))
    return text


def window(first: datetime.date, last: datetime.date) -> str:
    """Whole months by name (April to June 2026; 2026年4月至6月), anything else by its days."""
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    text = format_interval(first, last, "yMMMM" if whole_months else "yMMMMd", locale=_day_first())
    return _DASH.sub(pgettext("between two dates", " to "), text)


def quarter(key: QuarterKey) -> str:
    """Q2 2026; 2026年第2季度."""
    return _("Q%(number)s %(year)s") % {"number": key.number, "year": key.year}


def year(number: int) -> str:
    """2026; 2026年."""
    return pgettext("a calendar year", "%(number)s") % {"number": number}


def quarter_of(date: datetime.date) -> str:
    """The quarter a day lies in."""
    return quarter(QuarterKey.holding(date))


def of_company(company: str, first: datetime.date) -> str:
    """A company's return by its names: Aurora, Q2 2026; Aurora，2026年第2季度."""
    return pgettext("a company and its quarter", "%(company)s, %(quarter)s") % {
        "company": company,
        "quarter": quarter_of(first),
    }


def short_quarter(key: QuarterKey) -> str:
    """The same under an axis whose years are written beneath: Q2."""
    return pgettext("along an axis", "Q%(number)s") % {"number": key.number}


def quarter_window(key: QuarterKey) -> str:
    """April to June 2026."""
    return window(key.first_day, key.last_day)


def _day_first() -> Locale:
    """The site's English writes the day before the month."""
    here = locale()
    return Locale("en", "GB") if here.language == "en" else here
