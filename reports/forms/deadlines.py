"""A day and a few words about a deadline; the actions know which days are possible."""

from __future__ import annotations

import datetime
from typing import Self

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports.errors import Refusal
from reports.forms.notes import NoteForm
from reports.wording import dates

type Days = tuple[datetime.date, datetime.date]


class UntilForm(NoteForm):
    """The last day, and why."""

    until = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Name the last day."), "invalid": _("Write a day like 2026-11-07.")},
    )
    field_order = ("until", "note")

    def within(self, days: Days) -> Self:
        """The same form, naming the days between which one is chosen; nothing where there is none."""
        first, last = days
        if first <= last:
            words = {"first": dates.day(first), "last": dates.day(last), "zone": settings.REPORTING_TIME_ZONE}
            self.fields["until"].help_text = (
                gettext("From %(first)s to %(last)s; the day ends at midnight in the time zone %(zone)s.") % words
            )
            self.fields["until"].widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}
        return self

    def without_duty(self) -> Self:
        """The same form, in which the words may be left out."""
        self.fields["note"].required = False
        return self

    def refused_by(self, refusal: Refusal) -> None:
        """Put what an action said beside the field it is about, or above the form."""
        for problem in refusal.problems:
            name = problem.pointer.removeprefix("/")
            self.add_error(name if name in self.fields else None, problem.detail)
        if not refusal.problems:
            self.add_error(None, str(refusal))
