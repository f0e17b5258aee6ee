"""Filters of the settings' pages: steps, limits and mails as people read them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django import template

from reports.days_off import DayOff
from reports.rules.ladder import Step
from reports.wording import prose, quarters, settings

register = template.Library()


@register.filter
def mail_of_step(step: Step) -> str:
    """Which mail a step sends."""
    return settings.mail_kind(step.mail)


@register.filter
def names(found: Iterable[object]) -> str:
    """Ann, Ben; 安、本."""
    return prose.listed(map(str, found))


@register.filter
def filled_in(value: object) -> str:
    """What was filled in a box: one text, or several in a row."""
    return names(value) if isinstance(value, list) else str(value)


@register.filter
def weekday(day: datetime.date) -> str:
    """Saturday 31 October 2026; 2026年10月31日星期六."""
    return quarters.weekday(day)


@register.filter
def day_off(one: DayOff) -> str:
    """Why people do not work on a day, by country."""
    return quarters.day_off(one)
