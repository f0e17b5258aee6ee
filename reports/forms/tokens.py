"""What a new API token may do, and for how long."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from members.actions.tokens import COMPANY_SCOPES, MAX_DAYS
from members.models import Scope

USUAL_DAYS = 90


class TokenForm(forms.Form):
    """Name, scopes and days; the secret is made by the action."""

    name = forms.CharField(
        label=_("Name of the token"),
        max_length=100,
        help_text=_("What will use it, for example “Trust and safety database”."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(scope.value, scope.label) for scope in Scope if scope in COMPANY_SCOPES],
        initial=[Scope.RETURNS_READ.value, Scope.RETURNS_WRITE.value],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the token may do.")},
    )
    days = forms.IntegerField(
        label=_("Days until it ends"),
        initial=USUAL_DAYS,
        min_value=1,
        max_value=MAX_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("1 to 365."),
    )


class DeskTokenForm(TokenForm):
    """A token of the desk reads, and nothing else."""

    scopes = None  # type: ignore[assignment]
