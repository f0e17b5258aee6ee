"""What an administrator fills in to change a code list: codes, words in every language, the quarter, the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.actions.code_lists import words_as_read
from reports.calendar import QuarterKey
from reports.forms.settings import LARGEST, reason_field
from reports.models import GroupKind, Level, Measure, Part, SpeciesGroup, Split, SuccessionKind
from reports.wording import dates
from reports.wording.settings import UNITS

type Row = SpeciesGroup | Measure
type Words = dict[str, dict[str, str]]

LONGEST_NAME, LONGEST_TEXT = 200, 2000
TEXTS = {
    SuccessionKind.GROUP: {"names": _("Name (%(language)s)"), "hints": _("Hint beside the box (%(language)s)")},
    SuccessionKind.MEASURE: {
        "names": _("Name (%(language)s)"),
        "prompts": _("How companies are asked for it (%(language)s)"),
        "definitions": _("Counting rule (%(language)s)"),
    },
}
"""The texts of a code by the field that holds them; the first are needed in English."""


def rows_of(kind: SuccessionKind) -> Sequence[Row]:
    """The codes of a list in their order; what is computed is none."""
    if kind == SuccessionKind.GROUP:
        return list(SpeciesGroup.objects.filter(kind=GroupKind.GROUP).select_related("section"))
    return list(Measure.objects.all())


class CodeForm(forms.Form):
    """A change of a list: from which quarter on and why. What a verb asks for stands before."""

    def __init__(
        self, kind: SuccessionKind, quarters: Iterable[QuarterKey], *, data: Any = None, row: Row | None = None
    ):
        self.kind, self.row = kind, row
        super().__init__(data)
        self.add_fields()
        self.fields["starts"] = forms.ChoiceField(
            label=_("From which quarter on"),
            help_text=_("Earlier returns keep their codes, and what they meant."),
            choices=[(str(key), dates.quarter(key)) for key in quarters],
        )
        self.fields["reason"] = reason_field()

    def add_fields(self) -> None:
        """What this verb asks for; nothing more by itself."""

    @property
    def words(self) -> Words:
        """The texts that were filled in, by the field that holds them and by language."""
        given = {
            name: {language: self.cleaned_data.get(f"{name}_{language}", "") for language, _name in settings.LANGUAGES}
            for name in TEXTS[self.kind]
        }
        kept = {name: {language: text for language, text in texts.items() if text} for name, texts in given.items()}
        return {name: texts for name, texts in kept.items() if texts}

    def add_code(self, name: str, label: Any) -> None:
        """A box for a code that is new."""
        shape = _("Capital letters, digits and hyphens.") if self._is_group else _("Small letters, digits and hyphens.")
        self.fields[name] = forms.CharField(label=label, help_text=shape, max_length=50)

    def add_choice(self, name: str, label: Any) -> None:
        """One of the codes there are."""
        self.fields[name] = forms.ChoiceField(label=label, choices=self.choices())

    def choices(self) -> list[tuple[str, str]]:
        """The codes that have no end yet."""
        return [(row.code, f"{row} ({row.code})") for row in rows_of(self.kind) if row.ends_on is None]

    def add_words(self, *, are_needed: bool) -> None:
        """Boxes for every text in every language, filled with those of the row."""
        for name, label in TEXTS[self.kind].items():
            for language, language_name in settings.LANGUAGES:
                is_name, is_hint = name == "names", name == "hints"
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=label % {"language": language_name},
                    required=are_needed and language == "en" and not is_hint,
                    max_length=LONGEST_NAME if is_name else LONGEST_TEXT,
                    widget=forms.TextInput() if is_name else forms.Textarea(attrs={"rows": 3}),
                    initial=getattr(self.row, name).get(language, "") if self.row else "",
                )

    @property
    def _is_group(self) -> bool:
        return self.kind == SuccessionKind.GROUP


class AddForm(CodeForm):
    """A code more."""

    def add_fields(self) -> None:
        self.add_code("code", pgettext_lazy("of a code list", "Code"))
        self.add_choice("place", _("After which one"))
        self.add_words(are_needed=True)
        if self._is_group:
            self._add_facts()
        else:
            self._add_kinds()

    @property
    def about(self) -> dict[str, Any]:
        """The other fields of the row; ask only when the form is valid."""
        names = (
            ("taxon", "cites_appendix", "typical_products") if self._is_group else ("unit", "level", "split", "part")
        )
        more = {} if self._is_group else {"ceiling": self.cleaned_data["ceiling"]}
        return self.words | {name: self.cleaned_data[name] for name in names} | more

    def _add_facts(self) -> None:
        self.fields["taxon"] = forms.CharField(label=_("Scientific names"), required=False, max_length=300)
        self.fields["cites_appendix"] = forms.CharField(label=_("CITES appendix"), required=False, max_length=20)
        self.fields["typical_products"] = forms.CharField(
            label=_("Typical products"), required=False, max_length=LONGEST_TEXT
        )

    def _add_kinds(self) -> None:
        units = sorted({measure.unit for measure in Measure.objects.all()})
        kinds: dict[str, tuple[Any, Any]] = {
            "unit": (_("Unit"), [(unit, UNITS.get(unit, unit)) for unit in units]),
            "level": (_("What it tells about"), Level.choices),
            "split": (_("How finely it is given"), Split.choices),
        }
        for name, (label, choices) in kinds.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=choices)
        self.fields["part"] = forms.ChoiceField(
            label=_("Where it enters the total of listings"), choices=Part.choices, required=False
        )
        self.fields["ceiling"] = forms.IntegerField(
            label=_("Largest number that is taken"), min_value=1, max_value=LARGEST, initial=LARGEST
        )


class RenameForm(CodeForm):
    """A code that takes the place of another one, in other words."""

    def add_fields(self) -> None:
        self.add_code("to", _("New code"))
        self.add_words(are_needed=True)


class MergeForm(CodeForm):
    """Several codes that become one: one of the list, or a new one with words of its own."""

    def add_fields(self) -> None:
        self.fields["formers"] = forms.MultipleChoiceField(
            label=_("Which become one"), choices=self.choices(), widget=forms.CheckboxSelectMultiple
        )
        self.fields["into"] = forms.CharField(
            label=_("The one that is counted in their place"),
            help_text=_("A code of the list, or a new one: then name it below."),
            max_length=50,
        )
        self.add_words(are_needed=False)


class RetireForm(CodeForm):
    """A code that is counted no more."""


class WordsForm(CodeForm):
    """Mistakes of spelling, put right also where old returns are shown; it has no day, because no meaning changes."""

    def __init__(
        self, kind: SuccessionKind, quarters: Iterable[QuarterKey], *, data: Any = None, row: Row | None = None
    ):
        super().__init__(kind, quarters, data=data, row=row)
        del self.fields["starts"]

    def add_fields(self) -> None:
        self.add_words(are_needed=True)
        self.fields["read"] = forms.CharField(
            widget=forms.HiddenInput, max_length=64, initial=self.row and words_as_read(self.row)
        )


FORMS: dict[str, type[CodeForm]] = {
    "add": AddForm,
    "rename": RenameForm,
    "merge": MergeForm,
    "retire": RetireForm,
    "words": WordsForm,
}
OF_ONE = frozenset({"rename", "retire", "words"})
"""The verbs that change one code of the list, which the address names."""
