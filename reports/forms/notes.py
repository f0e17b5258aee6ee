"""A note to somebody who has to do something again; empty ones are refused."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_NOTE = 2000


class NoteForm(forms.Form):
    """One text; the page gives its label and its help."""

    note = forms.CharField(
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a sentence or two.")},
    )

    def labelled(self, label: str, help_text: str = "") -> NoteForm:
        """The same form, asking in these words."""
        self.fields["note"].label = label
        self.fields["note"].help_text = help_text
        return self
