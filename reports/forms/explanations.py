"""What a company fills in to explain flags: which of them, one reason and one text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.actions.explanations import LONGEST
from reports.models import Reason
from reports.rules.cells import Finding
from reports.rules.codes import Code
from reports.rules.explained import Key, key_of

FIELD_OF: dict[str, str] = {Code.NOT_FOUND: "flag"}
"""The field that a refusal is about, where it is not the text."""


def flag_name(key: Key) -> str:
    """A finding as a form names it."""
    code, box = key
    return ":".join([code, box.platform or "", box.measure, box.species_group or ""])


class ExplanationForm(forms.Form):
    """One explanation for the flags that are checked; the action says whether the text does."""

    flag = forms.MultipleChoiceField(
        error_messages={
            "required": _("Check at least one flag that this explains."),
            "invalid_choice": _("A flag that you checked is gone, since its number changed. Look at the flags again."),
        }
    )
    reason = forms.ChoiceField(
        label=_("Why is it so?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the reasons.")},
    )
    text = forms.CharField(
        label=_("In a sentence or two"),
        help_text=_("10 to 500 characters. The secretariat reads this beside the numbers; it is never published."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what changed, and since when.")},
    )

    second_text = forms.CharField(
        label=_("The same in another language (optional)"),
        help_text=_("At most 500 characters. It stands beside the first text, for whoever reads that language better."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, flags: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {flag_name(key_of(found)): key_of(found) for found in flags}
        flag = self.fields["flag"]
        assert isinstance(flag, forms.MultipleChoiceField)
        flag.choices = [(name, name) for name in self.keys]

    @property
    def checked(self) -> set[str]:
        """The names of the flags that are checked."""
        return set(self["flag"].value() or [])

    @property
    def chosen(self) -> list[Key]:
        """The findings of the checked flags; ask a valid form only."""
        return [self.keys[name] for name in self.cleaned_data["flag"]]
