"""The nil return: one question with two answers; the boxes of the company measures stand beside it in the grid."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LOOKED, COULD_NOT = "looked", "could_not"
LONGEST_REASON = 500


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
    why = forms.CharField(
        label=_("Why could you not look?"),
        help_text=_("Only if you could not. The secretariat reads this; it is never published."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_why(self) -> str:
        """Needed from who could not look; what stands there beside the other answer is not kept."""
        could_not = self.cleaned_data.get("answer") == COULD_NOT
        if could_not and not self.cleaned_data["why"]:
            raise forms.ValidationError(_("Say in a sentence why you could not look."))
        return str(self.cleaned_data["why"]) if could_not else ""

    @property
    def has_looked(self) -> bool:
        """Whether zeros are recorded; ask a valid form only."""
        return bool(self.cleaned_data["answer"] == LOOKED)
