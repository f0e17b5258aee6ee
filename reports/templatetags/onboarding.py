"""What the steps of a company's first weeks are called; for the desk's pages and the company's own."""

from __future__ import annotations

from django import template

from reports.summaries.onboarding import Step
from reports.wording import onboarding as wording

register = template.Library()


@register.filter
def step_name(step: Step) -> str:
    """Two contacts are named."""
    return str(wording.STEPS[step.code])


@register.filter
def step_action(step: Step) -> str:
    """Name a first and a second contact."""
    return str(wording.NEXT[step.code])


@register.filter
def step_by_others(step: Step) -> str:
    """Who does a step that the reader cannot do; empty where the reader can."""
    return str(wording.OTHERS.get(step.code, ""))
