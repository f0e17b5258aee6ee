"""A change in how a company counts, announced ahead; the action knows which days and places are possible."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import Company, Platform
from reports.actions.proposals import CAUSES, LONGEST_TEXT, Announcement, earliest
from reports.models import BreakCause, Measure
from reports.wording import dates

KINDS = {
    BreakCause.METHOD: _("Method: how you find or count"),
    BreakCause.SCOPE: _("Scope: what you count, or where"),
    BreakCause.UNIT: _("Unit: what one count stands for"),
}


class AnnouncementForm(forms.Form):
    """Day, kind, places and a sentence."""

    starts_on = forms.DateField(
        label=_("From which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Name the day from which it holds.")},
    )
    text = forms.CharField(
        label=_("What changes"),
        help_text=_("A sentence for the secretariat, for example “New image model on all platforms”."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a sentence what changes.")},
    )
    cause = forms.ChoiceField(
        label=_("What kind of change"),
        choices=[(cause.value, KINDS[cause]) for cause in CAUSES],
        initial=BreakCause.METHOD.value,
        widget=forms.RadioSelect,
    )
    measures = forms.MultipleChoiceField(
        label=_("Which measures"),
        help_text=_("None ticked: all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    platforms = forms.MultipleChoiceField(
        label=_("Which platforms"),
        help_text=_("None ticked: all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, company: Company, data: Any = None) -> None:
        super().__init__(data)
        first = {"earliest": dates.day(earliest(company))}
        self.fields["starts_on"].help_text = gettext("%(earliest)s or later.") % first
        own = Platform.objects.filter(spells__company=company).distinct().order_by("name")
        self._choose("measures", [(one.code, one.prompt) for one in Measure.objects.filter(ends_on__isnull=True)])
        self._choose("platforms", [(one.slug, one.name) for one in own])

    @property
    def announcement(self) -> Announcement:
        """What was filled in; ask only when the form is valid."""
        return Announcement(**self.cleaned_data)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices
