"""What a step for many returns asks for, and which returns it is meant for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from members.access import DESK_ROLES
from members.models import User
from reports.actions.bulk import Rehearsed, Seen, mark_of
from reports.actions.reminders import LONGEST_NOTE
from reports.mails import Letter
from reports.models import Submission

LONGEST_REASON = 1000
KEY = re.compile(r"[0-9]{1,18}")


class RemindForm(forms.Form):
    """A reminder, with a word of one's own or without."""

    note = forms.CharField(
        label=_("A sentence of your own (optional)"),
        help_text=_("It stands in every one of these e-mails as you write it, in whatever language it is read."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExtendForm(forms.Form):
    """More time, and why; the company reads the reason."""

    until = forms.DateField(
        label=_("Last day"),
        help_text=_("The return can be signed until this day ends in the reporting time zone."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day, such as 2026-11-15.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The company reads this."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AssignForm(forms.Form):
    """Who sees to the returns from now on."""

    owner = forms.ModelChoiceField(
        label=_("Who sees to them"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.filter(role__in=DESK_ROLES, is_active=True).order_by("name", "email")


class AcceptForm(forms.Form):
    """Accepting together asks for nothing else."""


def chosen(fields: QueryDict, of_round: Sequence[Submission]) -> list[Submission]:
    """The returns that were ticked, or all that were shown."""
    names = set(fields.getlist("shown") if fields.get("all") == "1" else fields.getlist("company"))
    return [one for one in of_round if one.company.slug in names]


def seen(fields: QueryDict, of_round: Sequence[Submission]) -> list[Seen]:
    """The returns of a confirmed preview with what it said of them; what names no return is left out."""
    of_slug = {one.company.slug: one for one in of_round}
    rows = [row.split(" ") for row in fields.getlist("row")]
    return [
        Seen(of_slug[row[0]], row[1], row[2], frozenset(int(key) for key in row[3].split(",") if KEY.fullmatch(key)))
        for row in rows
        if len(row) == 4 and row[0] in of_slug
    ]


def seen_row(tried: Rehearsed[Letter]) -> str:
    """What a preview carries of one return."""
    latest = tried.before.latest_revision
    readers = ",".join(str(letter.reader.pk) for letter in tried.letters)
    return f"{tried.before.company.slug} {mark_of(tried.before)} {latest.hash if latest else ''} {readers}"
