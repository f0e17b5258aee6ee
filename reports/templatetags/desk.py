"""Filters of the desk's pages: what a summary holds, as people read it; looks nothing up."""

from __future__ import annotations

import datetime

from django import template

from reports import canonical
from reports.calendar import QuarterKey
from reports.models import Quarter
from reports.rules.cells import Cell
from reports.wording import dates, member, numbers

register = template.Library()


@register.filter
def moment(at: datetime.datetime | None) -> str:
    """A time in the reader's zone; a dash where there is none."""
    return "–" if at is None else member.moment(at)


@register.filter
def last_moment(instant: datetime.datetime) -> str:
    """The end of a day as people say it: 31 Oct 2026, 23:59, in the reader's zone."""
    return member.moment(instant - datetime.timedelta(minutes=1))


@register.filter
def day(date: datetime.date) -> str:
    """9 May 2027; 2027年5月9日."""
    return dates.day(date)


@register.filter
def quarter_name(quarter: Quarter | QuarterKey) -> str:
    """Q2 2026; 2026年第2季度."""
    key = quarter if isinstance(quarter, QuarterKey) else QuarterKey.holding(quarter.starts_on)
    return dates.quarter(key)


@register.filter
def answer(cell: Cell | None) -> str:
    """A number, *not tracked*, or a dash where the revision says nothing."""
    return member.answer(cell)


@register.filter
def signed(change: int | None) -> str:
    """A difference with its sign: +1,024, −45, 0; empty where nothing can be compared."""
    return "" if change is None else numbers.signed(change)


@register.filter
def short_hash(sha256: str) -> str:
    """The first twelve digits in groups of four, as on paper."""
    return canonical.short_hash(sha256)
