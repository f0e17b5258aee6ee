"""What is read off a signed sheet, by who records it: its scan, its short hash, and who signed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from reports.intake.scans import KINDS
from reports.intake.sheets import LARGEST_FILE


class PaperForm(forms.Form):
    """One sheet; the second name is asked for where two have to sign. The scan is judged by the action."""

    scan = forms.FileField(
        label=gettext_lazy("Scan or photograph of the signed sheet"),
        help_text=gettext_lazy("PDF, PNG or JPEG, up to 10 MB."),
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(kind.content_type for kind in KINDS)}),
    )
    short_hash = forms.CharField(
        label=gettext_lazy("Short hash on the sheet"),
        help_text=gettext_lazy("Twelve letters and digits. Type them from the sheet."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    name = forms.CharField(label=gettext_lazy("Name on the sheet"), max_length=200)
    title = forms.CharField(label=gettext_lazy("Title on the sheet"), max_length=200, required=False)
    second_name = forms.CharField(label=gettext_lazy("Second name on the sheet"), max_length=200)
    second_title = forms.CharField(label=gettext_lazy("Second title on the sheet"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the sheet"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, signers: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()
        if signers < 2:
            del self.fields["second_name"], self.fields["second_title"]

    def clean_scan(self) -> bytes:
        """The bytes of a file that is not too large to be read."""
        file = self.cleaned_data["scan"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("This file is larger than 10 MB."), code="file_too_large")
        return bytes(file.read())
