"""How far somebody looked behind the numbers; the action knows the rules between the boxes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.actions.reviews import LONGEST_NOTE
from reports.actions.verifications import LONGEST_NAME, MOST_DRAWN
from reports.intake.numbers import Blank, NotTracked, Refused, parse_count
from reports.models import VerificationState
from reports.rules.codes import Code
from reports.wording import returns as wording


class WholeNumberField(forms.CharField):
    """A whole number, never guessed; empty is none."""

    def clean(self, value: object) -> int | None:
        """The number, or why the text is none."""
        match parse_count(str(super().clean(value)), MOST_DRAWN):
            case Blank():
                return None
            case Refused() as refused:
                raise forms.ValidationError(wording.unreadable(refused))
            case NotTracked():
                raise forms.ValidationError(wording.unreadable(Refused(Code.NOT_INTEGER)))
            case reading:
                return reading.value


class VerificationForm(forms.Form):
    """One record about the newest revision."""

    revision_hash = forms.CharField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    state = forms.ChoiceField(
        label=_("How far were the numbers verified?"), choices=VerificationState.choices, widget=forms.RadioSelect
    )
    sampled_by = forms.CharField(
        label=_("Who drew the sample"),
        help_text=_("A person or an organisation. No addresses of listings are kept here."),
        max_length=LONGEST_NAME,
        required=False,
    )
    drawn = WholeNumberField(label=_("Listings drawn"), required=False)
    confirmed = WholeNumberField(label=_("Of them confirmed"), required=False)
    note = forms.CharField(
        label=_("How it was done"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
