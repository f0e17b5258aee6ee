"""What the error summary says about a form."""

from __future__ import annotations

from django import forms

from reports.templatetags.forms import form_errors


class Note(forms.Form):
    text = forms.CharField()

    def clean(self) -> None:
        raise forms.ValidationError("Somebody else was faster.")


def test_each_message_leads_to_its_box_and_the_forms_own_come_first() -> None:
    assert form_errors(Note({})) == [
        ("", "Somebody else was faster."),
        ("#id_text", "This field is required."),
    ]


def test_a_good_form_has_no_messages() -> None:
    assert form_errors(Note()) == []
