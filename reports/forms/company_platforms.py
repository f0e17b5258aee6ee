"""What an administrator fills in about platforms: a new one, the end of one, one that goes elsewhere, a merger."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from members.actions.platforms import NewPlatform
from members.models import Coalition, Company, PlatformType
from reports.forms.change import ChangeForm, day_field

NONE = "none"


class CountingForm(ChangeForm):
    """Platforms come to a company: where its memberships name their platforms, it has to be said where they count."""

    counts_in = forms.MultipleChoiceField(
        label=gettext_lazy("Counts in"),
        help_text=gettext_lazy("Only where the company that gets it names its platforms; elsewhere all of them count."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("counts_in", [*((c.code, str(c)) for c in Coalition.objects.all()), (NONE, _("None of these"))])

    def clean_counts_in(self) -> list[str] | None:
        """Codes of coalitions; nothing said is None, and none of them is an empty list."""
        said: list[str] = self.cleaned_data["counts_in"]
        if NONE in said and len(said) > 1:
            raise forms.ValidationError(_("Choose coalitions, or none of them."))
        return [code for code in said if code != NONE] if said else None


class PlatformForm(CountingForm):
    """A platform that is not known yet."""

    is_another = forms.BooleanField(label=gettext_lazy("It is another platform"), required=False)
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=200)
    platform_type = forms.ModelChoiceField(
        PlatformType.objects.all(), label=gettext_lazy("Type"), empty_label=None, to_field_name="code"
    )
    starts_on = day_field(gettext_lazy("First day"))

    @property
    def platform(self) -> NewPlatform:
        """What was filled in; ask only when the form is valid."""
        return NewPlatform(self.cleaned_data["name"], self.cleaned_data["platform_type"])


class RetireForm(ChangeForm):
    """The end of a platform."""

    last_day = day_field(gettext_lazy("Last day"))


class MoveForm(CountingForm):
    """A platform that goes to another company."""

    to = forms.ModelChoiceField(
        Company.objects.none(), label=gettext_lazy("To company"), empty_label=None, to_field_name="slug"
    )
    starts_on = day_field(gettext_lazy("First day at the other company"))

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_others(self.fields["to"], company)


class MergeForm(CountingForm):
    """A company that becomes part of another."""

    into = forms.ModelChoiceField(
        Company.objects.none(), label=gettext_lazy("Into company"), empty_label=None, to_field_name="slug"
    )
    last_day = day_field(
        gettext_lazy("Last day"), gettext_lazy("The day after, its platforms are the other company’s.")
    )

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_others(self.fields["into"], company)


def _offer_others(field: forms.Field, company: Company) -> None:
    """Every other company that goes on."""
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Company.objects.filter(merged_into=None).exclude(pk=company.pk).order_by("name")
