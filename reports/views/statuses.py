"""What a page answers with on which something was filled in; knows no page."""

from __future__ import annotations

from django import forms

from members.errors import Refusal


def status_of(form: forms.BaseForm, refusal: Refusal | None = None) -> int:
    """The refusal's own status, 400 for a form that does not hold, else 200."""
    if refusal:
        return refusal.status
    return 400 if form.errors else 200
