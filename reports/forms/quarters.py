"""What an administrator fills in to plan a quarter or to move its dates: days, and why."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.actions.quarter_dates import FIELDS, days_of, read_as
from reports.forms.settings import day_field, reason_field
from reports.models import Quarter

LABELS = {
    "opens_at": _("Opens on"),
    "due_at": _("Due, last day"),
    "closes_at": _("Closes, last day"),
    "publish_on": _("Publication planned, last day"),
}
HELP = {
    "opens_at": _("The first day on which numbers can be given."),
    "due_at": _("Who signs after it is marked as late, for ever."),
    "closes_at": _("After it a first signature is no longer taken."),
    "publish_on": _("A plan: publishing is always done by hand."),
}


class DatesForm(forms.Form):
    """The four dates of a quarter that is planned."""

    def __init__(self, held: Mapping[str, datetime.date], data: Any = None) -> None:
        super().__init__(data, initial=dict(held))
        for name in FIELDS:
            self.fields[name] = day_field(LABELS[name], HELP[name], required=False)

    @property
    def days(self) -> dict[str, datetime.date]:
        """The dates that were filled in; ask only when the form is valid."""
        return {name: day for name in FIELDS if (day := self.cleaned_data[name])}


class MoveForm(DatesForm):
    """The dates of a quarter that is there, those that have passed fixed; ``read`` says which dates were read."""

    def __init__(self, quarter: Quarter, fixed: Collection[str], data: Any = None) -> None:
        super().__init__(days_of(quarter), data)
        for name in fixed:
            self.fields[name].disabled = True
        self.fields["reason"] = reason_field()
        self.fields["read"] = forms.CharField(widget=forms.HiddenInput, max_length=200, initial=read_as(quarter))
