"""A contact that was made elsewhere; times are those of the reader's own zone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.actions.contacts import LONGEST_NAME, LONGEST_NOTE, Telling
from reports.models import ContactWay


class ContactForm(forms.Form):
    """How, with whom, when, and what was said."""

    way = forms.ChoiceField(label=_("How"), choices=ContactWay.choices)
    person = forms.CharField(
        label=_("With whom"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    at = forms.DateTimeField(
        label=_("When"),
        help_text=_("In your own time zone."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Write a day and a time, such as 2026-10-05 14:30.")},
    )
    note = forms.CharField(
        label=_("What was said"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the secretariat alone; the company does not read it."),
    )

    @property
    def telling(self) -> Telling:
        """What a valid form tells."""
        return Telling(**self.cleaned_data)
