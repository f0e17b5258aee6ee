"""The filters of the dashboard, as GET parameters; an unknown one is told and the usual one taken in its place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from members.models import Coalition
from reports.aggregate.facts import ALL
from reports.calendar import QuarterKey
from reports.models import Measure, Quarter
from reports.summaries.desk_series import LISTINGS, Filters
from reports.wording import dates
from reports.wording import desk as wording


class DashboardForm(forms.Form):
    """Scope, last quarter and measure; ``quarters`` are the opened ones, newest first, at least one."""

    scope = forms.ChoiceField(label=_("Scope"), required=False)
    quarter = forms.ChoiceField(label=_("Up to"), required=False)
    measure = forms.ChoiceField(label=_("Measure"), required=False)

    def __init__(self, data: QueryDict, quarters: list[Quarter]) -> None:
        keys = {quarter.code: QuarterKey.holding(quarter.starts_on) for quarter in quarters}
        usual = {"scope": ALL, "quarter": quarters[0].code, "measure": LISTINGS}
        super().__init__({name: data.get(name) or value for name, value in usual.items()})
        self.usual, self.keys = usual, keys
        self._offer("scope", [(ALL, wording.all_coalitions()), *((c.code, str(c)) for c in Coalition.objects.all())])
        self._offer("quarter", [(code, dates.quarter(key)) for code, key in keys.items()])
        self._offer("measure", [(LISTINGS, wording.all_listings()), *((m.code, str(m)) for m in Measure.objects.all())])

    @property
    def filters(self) -> Filters:
        """What to draw."""
        self.is_valid()
        chosen: dict[str, Any] = {name: self.cleaned_data.get(name) or value for name, value in self.usual.items()}
        return Filters(chosen["scope"], self.keys[chosen["quarter"]], chosen["measure"])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
