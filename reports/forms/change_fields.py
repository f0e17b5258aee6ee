"""The fields that every change in counting has, announced or drawn: its first day, and ticks for what it touches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def first_day() -> forms.DateField:
    """From which day it holds."""
    return forms.DateField(
        label=_("From which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Name the day from which it holds.")},
    )


def touched(label: _StrOrPromise) -> forms.MultipleChoiceField:
    """Ticks for some; none ticked is all of them."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=_("None ticked: all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """What can be ticked in a field of a form."""
    field = form.fields[name]
    if isinstance(field, forms.MultipleChoiceField):
        field.choices = list(choices)
