"""Tags for forms; says what is wrong with one, decides nothing."""

from __future__ import annotations

from django import template
from django.forms import BaseForm

register = template.Library()


@register.simple_tag
def form_errors(form: BaseForm) -> list[tuple[str, str]]:
    """Every message of a form with the address of its box; messages about the whole form have none and come first."""
    whole = [("", str(message)) for message in form.non_field_errors()]
    return whole + [(f"#{field.id_for_label}", str(message)) for field in form for message in field.errors]
