"""The choice of a file to send; what is in it is the reader's matter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One spreadsheet."""

    file = forms.FileField(
        label=_("Your file"),
        help_text=_("An .xlsx or .csv file of at most 10 MB. Nothing is saved until you have looked at it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )
