"""Filters of the settings' pages: steps, limits and mails as people read them."""

from __future__ import annotations

from django import template

from reports.rules.ladder import Step
from reports.wording import settings

register = template.Library()


@register.filter
def mail_of_step(step: Step) -> str:
    """Which mail a step sends."""
    return settings.mail_kind(step.mail)


@register.filter
def join_if_list(value: object) -> str:
    """What was filled in a box: one text, or several with commas between."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
