"""What the logs of the secretariat are asked for, as GET parameters; an unknown one is as if it were not given."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Company, JobState
from reports.mails import WORDED
from reports.summaries.audit import Looked
from reports.summaries.mail_log import STATES, Wanted
from reports.wording import activity
from reports.wording import jobs as wording
from reports.wording import settings as kinds

LONGEST_SEARCH = 100
ALL = ("", _("All"))
STATE_NAMES = {"sent": _("Sent"), "waiting": _("Waiting"), "failed": _("Failed"), "unsent": _("Not sent")}


def _day(label: Any) -> forms.DateField:
    """A day of this site's time; a calendar's first and last ones have no neighbours to reckon with."""
    bounds = [MinValueValidator(datetime.date(2000, 1, 1)), MaxValueValidator(datetime.date(2999, 12, 31))]
    box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=box, validators=bounds)


class LogForm(forms.Form):
    """Filters in the address: what does not fit is left out."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        for field in self.fields.values():
            field.required = False
            field.widget.attrs["class"] = "control"
        self.is_valid()

    @property
    def kept(self) -> dict[str, Any]:
        """What was asked for and fits."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class MailForm(LogForm):
    """Which mails are shown."""

    state = forms.ChoiceField(label=_("State"), choices=[ALL, *((code, STATE_NAMES[code]) for code in STATES)])
    company = forms.ModelChoiceField(
        label=_("Company"), queryset=Company.objects.order_by("name"), to_field_name="slug", empty_label=_("All")
    )
    person = forms.CharField(label=_("Name or address"), max_length=LONGEST_SEARCH)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=lambda: [ALL, *((code, kinds.mail_kind(code)) for code in WORDED)]
    )

    @property
    def wanted(self) -> Wanted:
        return Wanted(**self.kept)


class JobForm(LogForm):
    """Which jobs are shown."""

    state = forms.ChoiceField(label=_("State"), choices=[ALL, *JobState.choices])
    task = forms.ChoiceField(label=_("Task"), choices=[ALL, *wording.TASKS.items()])


class AuditForm(LogForm):
    """Which acts are shown."""

    who = forms.CharField(
        label=pgettext_lazy("of an act", "Who"), max_length=LONGEST_SEARCH, help_text=_("A name or an address")
    )
    company = forms.ModelChoiceField(
        label=_("Company"), queryset=Company.objects.order_by("name"), to_field_name="slug", empty_label=_("All")
    )
    group = forms.ChoiceField(label=pgettext_lazy("of an act", "About"), choices=[ALL, *activity.GROUP_NAMES.items()])
    verb = forms.ChoiceField(label=pgettext_lazy("of an act", "What"), choices=[ALL, *sorted(activity.WORDS.items())])
    first = _day(_("From"))
    last = _day(_("Until"))
    thing = forms.CharField(max_length=LONGEST_SEARCH, widget=forms.HiddenInput)

    @property
    def looked(self) -> Looked:
        return Looked(**self.kept)


class DayForm(LogForm):
    """The day whose reminders are looked at ahead."""

    day = _day(_("Day"))

    def __init__(self, data: QueryDict, today: datetime.date) -> None:
        super().__init__(data)
        self.asked: datetime.date = self.kept.get("day", today)
        """The day asked for, else today."""
        self.data = {"day": self.asked}
