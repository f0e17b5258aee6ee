"""Filters that write a quarter's name, window and last days; for mails and member pages."""

from __future__ import annotations

import datetime

from django import template

from reports.calendar import QuarterKey
from reports.models import Quarter
from reports.wording import dates
from reports.wording import member as wording

register = template.Library()


@register.filter
def quarter_name(quarter: Quarter) -> str:
    """Q3 2026."""
    return dates.quarter(QuarterKey.holding(quarter.starts_on))


@register.filter
def window(quarter: Quarter) -> str:
    """July to September 2026."""
    return dates.quarter_window(QuarterKey.holding(quarter.starts_on))


@register.filter
def until(instant: datetime.datetime) -> str:
    """The end of a day with its weekday and time in the reader's zone."""
    return wording.last_day(instant)


@register.filter
def day_ending(instant: datetime.datetime) -> str:
    """The day that ends at an instant: 31 October 2026."""
    return dates.day_ending(instant)
