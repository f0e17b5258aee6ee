"""The nil return: one question with two answers; the boxes of the company measures stand beside it in the grid."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LOOKED, COULD_NOT = "looked", "could_not"


class NilForm(forms.Form):
    """Zero and *not tracked* are different things, so the page asks which it is."""

    answer = forms.ChoiceField(
        label=_("Which is true?"),
        choices=[
            (LOOKED, _("We looked and found none. We record 0 in every box.")),
            (COULD_NOT, _("We could not look this quarter. We record “not tracked” in every box.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @property
    def has_looked(self) -> bool:
        """Whether zeros are recorded; ask a valid form only."""
        return bool(self.cleaned_data["answer"] == LOOKED)
