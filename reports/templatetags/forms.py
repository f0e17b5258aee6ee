"""Tags for forms; says what is wrong with one, decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from django import template
from django.forms import BaseForm, BoundField

from reports.wording import prose

register = template.Library()


@register.simple_tag
def form_errors(form: BaseForm) -> list[tuple[str, str]]:
    """Every message of a form with the address of its box; messages about the whole form have none and come first."""
    whole = [("", str(message)) for message in form.non_field_errors()]
    return whole + [(f"#{field.id_for_label}", text) for field in form for text in _messages_of(field)]


def _messages_of(field: BoundField) -> Iterator[str]:
    """Each message of one box; those that Django words for any box stand behind the name of theirs."""
    kinds = type(field.field).__mro__
    defaults = {text for kind in kinds for text in vars(kind).get("default_error_messages", {}).values()}
    ours = set(field.field.error_messages.values()) - defaults
    for error in field.errors.as_data():
        text = str(next(iter(error)))
        yield _named(str(field.label), text) if error.code and error.message not in ours else text


def _named(label: str, text: str) -> str:
    """A question is followed by its message, any other name by a colon."""
    return prose.sentences(label, text) if label.endswith(("?", "？")) else prose.labelled(label, text)
