"""What an administrator fills in to change a rule: its values, the reason, and the day from which it holds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports import mails
from reports.actions.dated_settings import LONGEST_BODY, LONGEST_SUBJECT, Change
from reports.calendar import QuarterKey
from reports.rules.ladder import Audience, Ladder, Step, mail_on
from reports.rules.mail_words import OF_ACCOUNTS
from reports.rules.thresholds import Thresholds
from reports.wording import account_mails, dates
from reports.wording.settings import LIMITS, SHARES, audience

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST_REASON = 2000
LARGEST = 10**9


def day_field(label: str | _StrPromise, help_text: str | _StrPromise = "", *, required: bool = True) -> forms.DateField:
    """A day: a calendar where the browser has one, else typed like 2026-10-31."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Name a day."),
            "invalid": _("This is no day. Write it like this: 2026-10-31."),
        },
    )


def reason_field() -> forms.CharField:
    """Why something changes."""
    return forms.CharField(
        label=_("Why it changes"),
        help_text=_("Stays in the history, for those who come after you."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why it changes.")},
    )


class ChangeForm(forms.Form):
    """Reason and day of a change, and the number of the version that was read."""

    starts_on = day_field(_("From which day"), _("Not before today. What was sent before stays as it was."))
    reason = reason_field()
    after = forms.IntegerField(min_value=0, max_value=LARGEST, widget=forms.HiddenInput)

    @property
    def change(self) -> Change:
        """What was filled in; ask only when the form is valid."""
        given = self.cleaned_data
        return Change(given["reason"], given["starts_on"], given["after"])


class StepForm(forms.Form):
    """One step of the ladder; an empty row is none."""

    days = forms.IntegerField(
        label=_("Days after the due date"),
        min_value=-LARGEST,
        max_value=LARGEST,
        error_messages={"required": _("Name a day, or tick “Remove”.")},
    )
    audience = forms.ChoiceField(label=_("Whom it turns to"), initial=Audience.PEOPLE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, audience(one)) for one in Audience]

    @property
    def is_kept(self) -> bool:
        """It was filled in and is not to be removed."""
        return self.has_changed() and not self.cleaned_data.get("DELETE", False)

    @property
    def step(self) -> Step:
        """What was filled in; the mail is the one that says what is true on that day."""
        days, whom = self.cleaned_data["days"], Audience(self.cleaned_data["audience"])
        return Step.on(days, whom, mail_on(days, whom))


type StepForms = forms.BaseFormSet[StepForm]

step_forms = forms.formset_factory(StepForm, extra=2, can_delete=True, max_num=30, absolute_max=40)
"""The rows of a ladder, with two empty ones for steps more."""


def step_rows(ladder: Ladder) -> list[dict[str, Any]]:
    """The rows of the form that a ladder fills."""
    return [{"days": step.days, "audience": step.audience.value} for step in ladder]


class ThresholdsForm(forms.Form):
    """Every limit, shares in per cent, and the quarter from whose returns on they hold."""

    def __init__(self, quarters: Iterable[QuarterKey], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        usual = Thresholds()
        for name, (label, meaning) in LIMITS.items():
            about: dict[str, Any] = {"label": label, "help_text": meaning, "min_value": 0}
            if isinstance(getattr(usual, name), int):
                self.fields[name] = forms.IntegerField(max_value=LARGEST, **about)
            else:
                self.fields[name] = forms.DecimalField(max_digits=9, decimal_places=4, **about)
        self.fields["quarter"] = forms.ChoiceField(
            label=_("From the returns of which quarter on"),
            help_text=_(
                "A quarter that is open keeps its limits: nobody is asked for a reason after they have signed."
            ),
            choices=[(str(key), dates.quarter(key)) for key in quarters],
        )
        self.fields["reason"] = reason_field()
        self.fields["after"] = forms.IntegerField(min_value=0, max_value=LARGEST, widget=forms.HiddenInput)

    @staticmethod
    def values_of(limits: Thresholds) -> dict[str, Any]:
        """The limits as the boxes show them."""
        values = {name: getattr(limits, name) * (100 if name in SHARES else 1) for name in LIMITS}
        return {name: f"{float(v):g}" if isinstance(v, Fraction) else v for name, v in values.items()}

    @property
    def limits(self) -> Thresholds:
        """What was filled in; ask only when the form is valid."""
        usual = Thresholds()
        return Thresholds(**{name: self._limit(name, getattr(usual, name)) for name in LIMITS})

    def _limit(self, name: str, usual: int | Fraction) -> Any:
        value = self.cleaned_data[name]
        if isinstance(usual, int):
            return value
        return Fraction(value) / (100 if name in SHARES else 1)


class MailForm(ChangeForm):
    """Subject and text of a mail in each language; a language that is left empty has the site's own."""

    field_order = [f"{name}_{language}" for language, _name in settings.LANGUAGES for name in ("subject", "body")]

    def __init__(self, kind: str, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        meant = _help_of(kind)
        for language, name in settings.LANGUAGES:
            told = {"language": name}
            self.fields[f"subject_{language}"] = forms.CharField(
                label=_("Subject (%(language)s)") % told, required=False, max_length=LONGEST_SUBJECT
            )
            self.fields[f"body_{language}"] = forms.CharField(
                label=_("Text (%(language)s)") % told,
                help_text=meant,
                required=False,
                max_length=LONGEST_BODY,
                widget=forms.Textarea(attrs={"rows": 8}),
            )
        self.fields["back"] = forms.BooleanField(label=_("Back to the site’s own text"), required=False)
        self.order_fields([*self.field_order, "back", "starts_on", "reason", "after"])

    @staticmethod
    def values_of(words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        """The texts as the boxes show them."""
        return {f"{name}_{language}": text for language, texts in words.items() for name, text in texts.items()}

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """The texts by language, those of languages left empty missing; ask only when the form is valid."""
        if self.cleaned_data["back"]:
            return {}
        given = {
            language: {name: self.cleaned_data[f"{name}_{language}"] for name in ("subject", "body")}
            for language, _name in settings.LANGUAGES
        }
        return {language: texts for language, texts in given.items() if any(texts.values())}


def _help_of(kind: str) -> str:
    """What the text of a mail may and must name, and what stands around it."""
    places = mails.places_of(kind)
    if kind in OF_ACCOUNTS:
        return account_mails.help_of(places)
    known = " ".join(f"{{{place}}}" for place in places)
    return gettext("It may name %(places)s. Greeting, link and signature stand around it.") % {"places": known}


def first_days(today: datetime.date) -> dict[str, Any]:
    """A change begins today unless somebody says otherwise."""
    return {"starts_on": today}
