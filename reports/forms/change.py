"""What every change to a company is filled in with: a reason, days within reason, and that it was looked at."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from members.actions.desk import LONGEST_REASON

EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
"""Between the first year of any coalition and what nobody plans."""


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    """A day that is typed or picked."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    limits = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
    return forms.DateField(label=label, help_text=help_text, widget=widget, validators=limits)


LAST = ("counts_in", "reason", "is_another")


class ChangeForm(forms.Form):
    """One change with its reason; ``alike`` names the likenesses that the page showed beside ``is_another``."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stays with the change, for everybody in the secretariat."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_another = forms.BooleanField(label=gettext_lazy("It is another company"), required=False)
    alike = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.put_last(*LAST)
        self.may_look_alike = "is_another" in self.data

    @property
    def digest(self) -> str:
        """The same for the same answers; what is saved is what was looked at."""
        said = sorted((name, str(value)) for name, value in self.cleaned_data.items())
        return hashlib.sha256(repr(said).encode()).hexdigest()

    @property
    def despite(self) -> frozenset[str]:
        """The likenesses of which somebody said that they mean nothing: those that the page showed; none unticked."""
        return frozenset(self.cleaned_data["alike"].split() if self.cleaned_data["is_another"] else ())

    def ask_about(self, alike: Iterable[str]) -> None:
        """Show these likenesses, with a tick of their own."""
        assert isinstance(self.data, QueryDict)
        asked = self.data.copy()
        asked.pop("is_another", None)
        asked["alike"] = " ".join(alike)
        self.data = asked
        self.may_look_alike = True

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The boxes of the page; that it is another company is asked beside the ones that it looks like."""
        return [field for field in self if field.name not in {"is_another", "alike"}]

    def put_last(self, *names: str) -> None:
        """Order the boxes: these come after all others."""
        self.order_fields([*(name for name in self.fields if name not in names), *names])

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
