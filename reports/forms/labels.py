"""What a company's own labels stand for: one label at a time, or all that a file left open. The action saves them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Company, Platform
from reports.actions.labels import LONGEST, Meaning
from reports.intake.reading import UnknownLabel
from reports.models import GroupKind, LabelKind, Measure, SpeciesGroup
from reports.wording import files, prose

LEFT_OUT = "-"
"""Chosen for a label whose numbers are not wanted; an empty choice is no answer yet."""

type Choices = list[tuple[str, str]]


def choices_of(company: Company, day: datetime.date) -> dict[str, Choices]:
    """{kind: [(code, name)]} of all that a label may stand for on one day."""
    own = Platform.objects.filter(spells__company=company).distinct().order_by("name")
    total = SpeciesGroup.objects.filter(kind=GroupKind.TOTAL)
    return {
        LabelKind.PLATFORM: [(platform.slug, platform.name) for platform in own],
        LabelKind.GROUP: [(group.code, str(group)) for group in (*total, *SpeciesGroup.objects.enterable(day))],
        LabelKind.MEASURE: [(measure.code, measure.prompt) for measure in Measure.objects.valid_on(day)],
    }


def target_of(kind: str, code: str) -> str:
    """What a label stands for, as one choice among all kinds."""
    return f"{kind}:{code or LEFT_OUT}"


class LabelForm(forms.Form):
    """One label with its kind and what it stands for."""

    label = forms.CharField(
        label=gettext_lazy("The label in your sheet"),
        max_length=LONGEST,
        help_text=gettext_lazy("Capital letters and spaces make no difference."),
    )
    target = forms.ChoiceField(label=gettext_lazy("What it stands for"))

    def __init__(
        self, data: QueryDict | None, company: Company, day: datetime.date, *, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["target"].choices = list(_targets(choices_of(company, day)))  # type: ignore[attr-defined]

    @property
    def meaning(self) -> Meaning:
        """What was said, once the form is valid."""
        kind, _separator, code = self.cleaned_data["target"].partition(":")
        return Meaning(kind, self.cleaned_data["label"], "" if code == LEFT_OUT else code)


class MeaningForm(forms.Form):
    """One choice for each label that a file left open; those without an answer stay open."""

    def __init__(self, data: QueryDict | None, unknown: Sequence[UnknownLabel], choices: dict[str, Choices]) -> None:
        super().__init__(data)
        self.unknown = unknown
        for at, one in enumerate(unknown):
            self.fields[f"label-{at}"] = forms.ChoiceField(
                label=f"“{one.label}”",
                help_text=_help(one, dict(choices[one.kind])),
                choices=[("", _("Not said yet")), *choices[one.kind], (LEFT_OUT, _("Nothing: leave it out"))],
                required=False,
            )

    @property
    def meanings(self) -> list[Meaning]:
        """What was said, once the form is valid."""
        said = [(one, self.cleaned_data[f"label-{at}"]) for at, one in enumerate(self.unknown)]
        return [Meaning(one.kind, one.label, "" if code == LEFT_OUT else code) for one, code in said if code]


def _targets(choices: dict[str, Choices]) -> Iterator[tuple[str, object]]:
    """Everything that one label may stand for, kind by kind."""
    yield "", _("Choose")
    for kind, held in choices.items():
        targets = [(target_of(kind, code), name) for code, name in held]
        yield str(LabelKind(kind).label), [*targets, (target_of(kind, ""), _("Nothing: leave it out"))]


def _help(one: UnknownLabel, names: dict[str, str]) -> str:
    """Where the label stands and what it may be; escaped, since templates show a help text as it is."""
    place = _("%(kind)s at %(place)s.") % {"kind": LabelKind(one.kind).label, "place": files.place(one.place)}
    guesses = [names.get(guess, guess) for guess in one.guesses]
    perhaps = _("Perhaps: %(guesses)s.") % {"guesses": prose.listed(guesses)} if guesses else ""
    return escape(prose.sentences(place, perhaps))
