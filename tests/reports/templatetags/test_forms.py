"""What the error summary says about a form."""

from __future__ import annotations

from django import forms

from reports.templatetags.forms import form_errors


class Note(forms.Form):
    text = forms.CharField(label="Your note", max_length=5)
    why = forms.CharField(label="Why?")
    day = forms.DateField(error_messages={"required": "Name the day."})

    def clean(self) -> None:
        raise forms.ValidationError("Somebody else was faster.")


def test_each_message_leads_to_its_box_and_the_forms_own_come_first() -> None:
    assert form_errors(Note({})) == [
        ("", "Somebody else was faster."),
        ("#id_text", "Your note: This field is required."),
        ("#id_why", "Why? This field is required."),
        ("#id_day", "Name the day."),
    ]


def test_a_message_that_a_form_adds_needs_no_name() -> None:
    form = Note({"text": "Text", "why": "So", "day": "2026-11-27"})
    form.add_error("text", "Say more.")
    assert ("#id_text", "Say more.") in form_errors(form)


def test_what_is_wrong_in_any_box_is_named_too() -> None:
    assert ("#id_day", "Day: Enter a valid date.") in form_errors(Note({"day": "soon"}))


def test_a_good_form_has_no_messages() -> None:
    assert form_errors(Note()) == []
