"""What the directory is asked for, as GET parameters; an unknown one is as if it were not given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from members.access import DESK_ROLES
from members.models import Coalition, Rhythm, User
from reports.summaries.directory import SORTS, STANDINGS, Wanted
from reports.wording import companies as wording

LONGEST_SEARCH = 100
ANY = "any"


class DirectoryForm(forms.Form):
    """What is looked for, and which companies of the directory are kept."""

    q = forms.CharField(label=gettext_lazy("Search"), max_length=LONGEST_SEARCH, required=False)
    coalition = forms.ChoiceField(label=gettext_lazy("Coalition"), required=False)
    standing = forms.ChoiceField(label=pgettext_lazy("of a company", "Membership"), required=False)
    liaison = forms.ChoiceField(label=gettext_lazy("Liaison"), required=False)
    rhythm = forms.ChoiceField(label=gettext_lazy("Rhythm"), required=False)
    warning = forms.ChoiceField(label=gettext_lazy("Warnings"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.fields["q"].widget.attrs.update({"class": "control", "type": "search"})
        self._offer("coalition", [(one.code, str(one)) for one in Coalition.objects.all()])
        self._offer("standing", [(code, _standing(code)) for code in STANDINGS])
        desk = User.objects.filter(role__in=DESK_ROLES, is_active=True).order_by("name", "pk")
        self._offer("liaison", [("none", _("Nobody")), *((str(user.pk), str(user)) for user in desk)])
        self._offer("rhythm", [(code, str(label)) for code, label in Rhythm.choices])
        self._offer("warning", [(ANY, _("Any warning")), *((c, str(text)) for c, text in wording.WARNINGS.items())])

    @property
    def wanted(self) -> Wanted:
        """What the directory is asked for. ``sort=-name`` turns the order round."""
        self.is_valid()
        kept: dict[str, Any] = {name: self.cleaned_data.get(name, "") for name in self.fields}
        asked = str(self.data.get("sort", ""))
        sort = asked.removeprefix("-")
        wanted = Wanted(**kept)
        return replace(wanted, sort=sort, is_reversed=asked.startswith("-")) if sort in SORTS else wanted

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *choices]


def _standing(code: str) -> str:
    return {
        "member": _("Member now"),
        "joining": _("Joins later"),
        "leaving": _("Leaves soon"),
        "left": _("Left"),
        "merged": _("Merged"),
        "none": _("Never a member"),
    }[code]
