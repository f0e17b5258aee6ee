"""The filters of the completeness page, as GET parameters; an unknown one is told and the usual one taken instead."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from members.models import Coalition
from reports.aggregate.facts import ALL
from reports.wording import desk as wording

LENGTHS = ("8", "16")


class CompletenessForm(forms.Form):
    """The coalition, read from frozen rows, and how many quarters."""

    scope = forms.ChoiceField(label=_("Scope"), required=False)
    quarters = forms.ChoiceField(
        label=_("Quarters"), choices=[("8", _("The last 8")), ("16", _("The last 16"))], required=False
    )

    def __init__(self, data: QueryDict) -> None:
        self.usual = {"scope": ALL, "quarters": LENGTHS[0]}
        super().__init__({name: data.get(name) or value for name, value in self.usual.items()})
        field = self.fields["scope"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(ALL, wording.all_coalitions()), *((one.code, str(one)) for one in Coalition.objects.all())]

    @property
    def chosen(self) -> dict[str, str]:
        """What to show, as it stands in an address."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or value for name, value in self.usual.items()}
