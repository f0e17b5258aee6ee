"""Shows on any page of the secretariat what happened to the page's object."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model

from reports.summaries import activity

register = template.Library()


@register.inclusion_tag("components/activity.html")
def desk_activity(*subjects: Model) -> dict[str, Any]:
    """``{% desk_activity company %}``: a section with what happened to these objects, newest first."""
    return {"acts": activity.about(*subjects)}
