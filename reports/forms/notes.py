"""A note to somebody who has to do something again; empty ones are refused."""

from __future__ import annotations

from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reports.errors import Invalid

LONGEST_NOTE = 2000


class NoteForm(forms.Form):
    """One text; the page gives its label and its help."""

    note = forms.CharField(
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a sentence or two.")},
    )

    def labelled(self, label: str, help_text: str = "") -> Self:
        """The same form, asking in these words."""
        self.fields["note"].label = label
        self.fields["note"].help_text = help_text
        return self


def posted_note(fields: QueryDict) -> str:
    """The note in a form, which may be empty. Raises Invalid for one that is too long or no text."""
    form = NoteForm(fields)
    form.fields["note"].required = False
    if not form.is_valid():
        raise Invalid(" ".join(map(str, form.errors["note"])))
    return str(form.cleaned_data["note"])
