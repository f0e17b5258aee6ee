from __future__ import annotations

import pytest

from members.errors import Refusal, Stale
from reports.forms.notes import NoteForm
from reports.views.statuses import status_of


@pytest.mark.parametrize(
    ("form", "refusal", "status"),
    [
        (NoteForm(), None, 200),
        (NoteForm({"note": "Why"}), None, 200),
        (NoteForm({"note": ""}), None, 400),
        (NoteForm({"note": ""}), Stale("Read it again."), 409),
    ],
)
def test_a_page_says_whether_what_was_filled_in_holds(form: NoteForm, refusal: Refusal | None, status: int) -> None:
    assert status_of(form, refusal) == status
