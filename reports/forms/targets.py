"""What an administrator may change of a target; the action makes the new version and knows the rules between boxes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.actions.targets import Terms, Texts
from reports.models import Direction, TargetVersion

ENGLISH, CHINESE = "en", "zh-hans"
LARGEST = 10**15
"""Above every sum of counts, and below what the tables hold."""


class TargetForm(forms.Form):
    """The terms of one version, prefilled from the newest one; ``version`` is the number that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name in English"), max_length=200)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=200, required=False)
    value = forms.IntegerField(label=_("Target value"), min_value=0, max_value=LARGEST)
    due_on = forms.DateField(label=_("Due on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices, required=False)
    reason = forms.CharField(
        label=_("Reason for the direction, in English"),
        help_text=_("A count of removals has no good direction by itself."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    reason_zh = forms.CharField(
        label=_("Reason for the direction, in Chinese"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    baseline = forms.IntegerField(
        label=_("Baseline"), help_text=_("Empty: not established."), min_value=0, max_value=LARGEST, required=False
    )
    baseline_quarter = forms.CharField(
        label=_("Quarter of the baseline"), help_text=_("Like 2026-Q1."), max_length=7, required=False
    )
    baseline_source = forms.CharField(label=_("Source of the baseline, in English"), max_length=500, required=False)
    baseline_source_zh = forms.CharField(label=_("Source of the baseline, in Chinese"), max_length=500, required=False)
    owner = forms.CharField(label=_("Owner"), max_length=200, required=False)

    @classmethod
    def of(cls, version: TargetVersion) -> TargetForm:
        """The form as the newest version has it."""
        texts = {"name": version.names, "reason": version.reason, "baseline_source": version.baseline_source}
        initial: dict[str, Any] = {name: text.get(ENGLISH, "") for name, text in texts.items()}
        initial |= {f"{name}_zh": text.get(CHINESE, "") for name, text in texts.items()}
        for name in ("value", "due_on", "direction", "baseline", "baseline_quarter", "owner"):
            initial[name] = getattr(version, name)
        return cls(initial=initial | {"version": version.number})

    @property
    def terms(self) -> Terms:
        """What was filled in; ask only when the form is valid."""
        given = self.cleaned_data
        return Terms(
            names=self._texts("name"),
            value=given["value"],
            due_on=given["due_on"],
            direction=given["direction"],
            reason=self._texts("reason"),
            baseline=given["baseline"],
            baseline_quarter=given["baseline_quarter"],
            baseline_source=self._texts("baseline_source"),
            owner=given["owner"],
        )

    def _texts(self, name: str) -> Texts:
        """A text by language; an empty one is left out."""
        texts = {ENGLISH: self.cleaned_data[name], CHINESE: self.cleaned_data[f"{name}_zh"]}
        return {language: text for language, text in texts.items() if text}
