"""Inviting somebody, changing a colleague, and naming a stand-in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.access import CompanyRoleName, SiteRole
from members.actions.colleagues import DETAILS, Change
from members.models import Company, CompanyRole, ContactRank, User
from reports.forms.notes import LONGEST_NOTE

OUTSIDE = [(role.value, role.label) for role in SiteRole if role]


class InviteForm(forms.Form):
    """Address, name, role and language; a company's roles, or those outside companies."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=200, required=False, help_text=_("They can correct it."))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, company: Company | None, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"language": company.language if company else settings.LANGUAGE_CODE})
        choices = CompanyRoleName.choices if company else OUTSIDE
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = choices
        self.fields["email"].widget.attrs["autocomplete"] = "off"


class ReasonedForm(forms.Form):
    """A change that the secretariat has to give a reason for; the reason stands last."""

    note = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why.")},
    )


class ColleagueForm(forms.Form):
    """What a company's own signer changes of a colleague."""

    name = forms.CharField(label=_("Name"), max_length=200)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    telephone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=CompanyRoleName.choices,
        widget=forms.RadioSelect,
        help_text=_("Who becomes a viewer only looks: API tokens that they made end."),
    )
    contact = forms.TypedChoiceField(
        label=_("The secretariat turns to them"),
        choices=[("", _("Not as a contact")), *ContactRank.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Whoever was that contact before is none any more."),
    )

    def __init__(self, *args: Any, may_describe: bool = True, **options: Any) -> None:
        """Without ``may_describe`` name, title and telephone number are others' to change, and no boxes."""
        super().__init__(*args, **options)
        for name in () if may_describe else DETAILS:
            del self.fields[name]

    @staticmethod
    def values_of(place: CompanyRole) -> dict[str, Any]:
        """How the form begins."""
        user = place.user
        told = {"name": user.name, "title": user.title, "telephone": user.telephone}
        return told | {"role": place.role, "contact": place.contact_rank or ""}

    @property
    def change(self) -> Change:
        """What was filled in."""
        data = self.cleaned_data
        details = {field: data[field] for field in DETAILS if field in data}
        return Change(role=data["role"], rank=data["contact"], details=details)


class ColleagueAtDeskForm(ColleagueForm, ReasonedForm):
    """The same at the desk, with a reason."""

    field_order = ("name", "title", "telephone", "role", "contact", "note")


class OutsideRoleForm(ReasonedForm):
    """The role of a person of the secretariat, a partner or an observer."""

    role = forms.ChoiceField(label=_("Role"), choices=OUTSIDE, widget=forms.RadioSelect)
    field_order = ("role", "note")


class StandInForm(ReasonedForm):
    """Who reviews from which day to which."""

    user = forms.ModelChoiceField(
        label=pgettext_lazy("of a stand-in", "Who"), queryset=User.objects.none(), widget=forms.RadioSelect
    )
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    field_order = ("user", "starts_on", "ends_on", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        who = self.fields["user"]
        assert isinstance(who, forms.ModelChoiceField)
        possible = [SiteRole.PUBLISHER, SiteRole.ADMINISTRATOR]
        who.queryset = User.objects.filter(is_active=True, role__in=possible).order_by("name", "email")
        who.empty_label = None
