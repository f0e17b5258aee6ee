"""A change in how a company counts, announced ahead; the action knows which days and places are possible."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import Company, Platform
from reports.actions.proposals import CAUSES, LONGEST_TEXT, Announcement, earliest
from reports.forms import change_fields
from reports.models import BreakCause, Measure
from reports.wording import dates

KINDS = {
    BreakCause.METHOD: _("Method: how you find or count"),
    BreakCause.SCOPE: _("Scope: what you count, or where"),
    BreakCause.UNIT: _("Unit: what one count stands for"),
}


class AnnouncementForm(forms.Form):
    """Day, kind, places and a sentence."""

    starts_on = change_fields.first_day()
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
    measures = change_fields.touched(_("Which measures"))
    platforms = change_fields.touched(_("Which platforms"))

    def __init__(self, company: Company, data: Any = None) -> None:
        super().__init__(data)
        first = {"earliest": dates.day(earliest(company))}
        self.fields["starts_on"].help_text = gettext("%(earliest)s or later.") % first
        own = Platform.objects.filter(spells__company=company).distinct().order_by("name")
        in_force = Measure.objects.filter(ends_on__isnull=True)
        change_fields.offer(self, "measures", [(one.code, one.prompt) for one in in_force])
        change_fields.offer(self, "platforms", [(one.slug, one.name) for one in own])

    @property
    def announcement(self) -> Announcement:
        """What was filled in; ask only when the form is valid."""
        return Announcement(**self.cleaned_data)
