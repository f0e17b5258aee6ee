"""From which day a company is in a coalition, in an owner group, in a rhythm: what an administrator fills in."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Coalition, Company, OwnerGroup, Platform, Rhythm
from reports.forms.change import ChangeForm, day_field
from reports.models import Quarter
from reports.wording import dates


class JoinForm(ChangeForm):
    """A membership that begins."""

    coalition = forms.ModelChoiceField(
        Coalition.objects.all(), label=gettext_lazy("Coalition"), empty_label=None, to_field_name="code"
    )
    starts_on = day_field(gettext_lazy("First day"))
    platforms = forms.ModelMultipleChoiceField(
        Platform.objects.none(),
        label=gettext_lazy("Platforms that count in it"),
        help_text=gettext_lazy("None ticked: all that the company runs, now and later."),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["platforms"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Platform.objects.filter(spells__company=company, spells__ends_on__isnull=True).distinct()


class LeaveForm(ChangeForm):
    """A membership that ends."""

    coalition = forms.ModelChoiceField(
        Coalition.objects.none(), label=gettext_lazy("Coalition"), empty_label=None, to_field_name="code"
    )
    last_day = day_field(gettext_lazy("Last day"))

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_own(self.fields["coalition"], company)


class CoverForm(JoinForm):
    """Other platforms in a membership that goes on."""

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, company=company, **kwargs)
        _offer_own(self.fields["coalition"], company)


class OwnerForm(ChangeForm):
    """Another owner group from a day on."""

    owner_group = forms.ChoiceField(label=gettext_lazy("Owner group"), required=False)
    new_group = forms.CharField(
        label=gettext_lazy("Name of a new owner group"),
        help_text=gettext_lazy("Where the new owner is not in the list."),
        max_length=200,
        required=False,
    )
    starts_on = day_field(gettext_lazy("First day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "owner_group", [("", _("Its own")), *OwnerGroup.objects.order_by("name").values_list("slug", "name")]
        )

    @property
    def wanted(self) -> OwnerGroup | str | None:
        """A known group, the name of a new one, or None for the company's own."""
        if self.cleaned_data["new_group"]:
            return str(self.cleaned_data["new_group"])
        return OwnerGroup.objects.filter(slug=self.cleaned_data["owner_group"]).first()


class TakeBackForm(ChangeForm):
    """Why an entry is taken back; its day, from which nothing is different then, is known."""

    def __init__(self, *args: Any, starts_on: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts_on = starts_on

    def clean(self) -> dict[str, Any]:
        """What was said, with the day."""
        return self.cleaned_data | {"starts_on": self.starts_on}


class RhythmForm(ChangeForm):
    """Another rhythm from a day on."""

    rhythm = forms.ChoiceField(label=gettext_lazy("Rhythm"), choices=Rhythm.choices, widget=forms.RadioSelect)
    starts_on = day_field(
        gettext_lazy("First day"), gettext_lazy("It holds for every quarter that ends on this day or later.")
    )


def _offer_own(field: forms.Field, company: Company) -> None:
    """The coalitions in which the company is without an end."""
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Coalition.objects.filter(spells__company=company, spells__ends_on__isnull=True).distinct()


class ExpectForm(ChangeForm):
    """One open quarter that does not expect the company yet."""

    quarter = forms.ChoiceField(label=gettext_lazy("Quarter"))

    def __init__(self, *args: Any, quarters: Iterable[Quarter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open = {quarter.code: quarter for quarter in quarters}
        self.offer("quarter", [(code, dates.quarter_of(q.starts_on)) for code, q in self.open.items()])

    @property
    def chosen(self) -> Quarter:
        """The quarter; ask only when the form is valid."""
        return self.open[self.cleaned_data["quarter"]]
