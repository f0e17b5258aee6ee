"""What a company is called, how it is written to and who looks after it, as an administrator fills it in."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from members.access import DESK_ROLES
from members.actions.companies import Particulars
from members.actions.platforms import NewPlatform
from members.models import Coalition, Company, OwnerGroup, PlatformType, User
from reports.forms.change import LAST, ChangeForm, day_field

MOST_PLATFORMS = 4
ENGLISH, CHINESE = "en", "zh-hans"


class ParticularsForm(ChangeForm):
    """What a company is called, how it is written to, and who looks after it."""

    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=200)
    name_en = forms.CharField(
        label=gettext_lazy("Name in English, where it is another"), max_length=200, required=False
    )
    name_zh = forms.CharField(
        label=gettext_lazy("Name in Chinese, where it is another"), max_length=200, required=False
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=[(zone, zone) for zone in sorted(zoneinfo.available_timezones())],
        initial="UTC",
    )
    liaison = forms.ModelChoiceField(
        User.objects.filter(role__in=DESK_ROLES, is_active=True).order_by("name", "pk"),
        label=gettext_lazy("Liaison"),
        empty_label=gettext_lazy("Nobody"),
        required=False,
    )

    @staticmethod
    def initial_of(company: Company) -> dict[str, Any]:
        """The boxes as the company has them."""
        names = {"name_en": company.other_names.get(ENGLISH, ""), "name_zh": company.other_names.get(CHINESE, "")}
        own = {name: getattr(company, name) for name in ("name", "language", "time_zone", "liaison")}
        return own | names

    @property
    def particulars(self) -> Particulars:
        """What was filled in; ask only when the form is valid."""
        given = self.cleaned_data
        others = {ENGLISH: given["name_en"], CHINESE: given["name_zh"]}
        names = {language: text for language, text in others.items() if text}
        return Particulars(given["name"], names, given["language"], given["time_zone"], given["liaison"])


class AddForm(ParticularsForm):
    """A company on its first day."""

    slug = forms.CharField(
        label=gettext_lazy("Short name in addresses"),
        help_text=gettext_lazy(
            "Small Latin letters, digits and hyphens. Empty: made from the names. It never changes."
        ),
        max_length=40,
        required=False,
    )
    owner_group = forms.ModelChoiceField(
        OwnerGroup.objects.order_by("name"),
        label=gettext_lazy("Owner group"),
        empty_label=gettext_lazy("Its own"),
        required=False,
    )
    coalition = forms.ModelChoiceField(
        Coalition.objects.all(), label=gettext_lazy("Coalition"), empty_label=None, to_field_name="code"
    )
    starts_on = day_field(gettext_lazy("First day"), gettext_lazy("Of its membership, its owner and its platforms."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = [("", "–"), *((one.code, str(one)) for one in PlatformType.objects.all())]
        for number in range(1, MOST_PLATFORMS + 1):
            words = {"number": number}
            label = _("Platform %(number)s, name") % words
            self.fields[f"platform_{number}"] = forms.CharField(label=label, max_length=200, required=False)
            kind = forms.ChoiceField(label=_("Platform %(number)s, type") % words, choices=types, required=False)
            self.fields[f"type_{number}"] = kind
        self.put_last(*LAST)

    def clean(self) -> dict[str, Any]:
        """A platform has a name and a type, or neither."""
        given = super().clean() or self.cleaned_data
        for number in range(1, MOST_PLATFORMS + 1):
            name, kind = given.get(f"platform_{number}"), given.get(f"type_{number}")
            if name and not kind:
                self.add_error(f"type_{number}", _("Choose its type."))
            if kind and not name:
                self.add_error(f"platform_{number}", _("Write its name."))
        return given

    @property
    def platforms(self) -> list[NewPlatform]:
        """The platforms that were named."""
        types = {one.code: one for one in PlatformType.objects.all()}
        pairs = [
            (self.cleaned_data[f"platform_{n}"], self.cleaned_data[f"type_{n}"]) for n in range(1, MOST_PLATFORMS + 1)
        ]
        return [NewPlatform(name, types[kind]) for name, kind in pairs if name]


class EditForm(ParticularsForm):
    """Names and the rest, as they are to be from now on."""
