"""Shows on other pages of the secretariat what waits there for a click."""

from __future__ import annotations

from typing import Any

from django import template

from reports.models import Escalation, Quarter, Submission

register = template.Library()


@register.inclusion_tag("desk/escalations_waiting.html")
def escalations_waiting(about: Quarter | Submission) -> dict[str, Any]:
    """``{% escalations_waiting quarter %}``: a note when escalations of a round or a return wait, else nothing."""
    place = {"submission": about} if isinstance(about, Submission) else {"submission__quarter": about}
    return {"count": Escalation.objects.waiting().filter(**place).count()}
