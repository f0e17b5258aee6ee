"""What an administrator writes at a series break, and which break a proposal may join."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.actions.breaks import BreakTerms
from reports.forms import change_fields
from reports.models import BreakCause, Measure, ProposedBreak, SeriesBreak

LONGEST_NAME, LONGEST_TEXT = 100, 500


class BreakForm(forms.Form):
    """The terms of a new break; day, kind and measures begin as the company proposed them, the words are ours."""

    name = forms.CharField(
        label=_("Name in English"),
        help_text=_("Stands at the line on every chart."),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Name the break in English.")},
    )
    name_zh = forms.CharField(
        label=_("Name in Chinese"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Name the break in Chinese.")},
    )
    text = forms.CharField(
        label=_("What changed, in English"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in English what changed.")},
    )
    text_zh = forms.CharField(
        label=_("What changed, in Chinese"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in Chinese what changed.")},
    )
    starts_on = change_fields.first_day()
    cause = forms.ChoiceField(label=_("What kind of change"), choices=BreakCause.choices)
    measures = change_fields.touched(_("Which measures"))
    may_name = forms.BooleanField(
        label=_("These words may name the company; it has agreed."),
        required=False,
    )

    def __init__(self, proposal: ProposedBreak, data: Any = None) -> None:
        proposed = {
            "starts_on": proposal.starts_on,
            "cause": proposal.cause,
            "measures": [one.code for one in proposal.measures.all()],
        }
        super().__init__(data, initial=proposed)
        change_fields.offer(self, "measures", [(one.code, str(one)) for one in Measure.objects.all()])

    @property
    def terms(self) -> BreakTerms:
        """What was filled in; ask only when the form is valid."""
        given = self.cleaned_data
        return BreakTerms(
            starts_on=given["starts_on"],
            cause=given["cause"],
            names={"en": given["name"], "zh-hans": given["name_zh"]},
            texts={"en": given["text"], "zh-hans": given["text_zh"]},
            measures=given["measures"],
        )


class JoinForm(forms.Form):
    """One of the breaks that are drawn already."""

    series_break = forms.ModelChoiceField(
        label=_("Series break"), queryset=SeriesBreak.objects.order_by("-starts_on"), empty_label=None
    )
