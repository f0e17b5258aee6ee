"""What the secretariat writes down for itself about a return; nothing of a company ever reads it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from members.actions import events
from members.models import User
from reports.actions.reviews import LONGEST_NOTE, require_review
from reports.actions.texts import readable
from reports.errors import Invalid, WrongState
from reports.models import InternalNote, Submission


@transaction.atomic
def write(submission: Submission, *, text: str, by: User) -> InternalNote:
    """Keep a note; the same by the same person right after it is that one. Raises Invalid and NotAllowed."""
    require_review(by)
    text = readable(text, longest=LONGEST_NOTE)
    if not text:
        raise Invalid(_("Write a sentence or two."), code="empty_note")
    locked = Submission.objects.locked(submission)
    if locked.is_practice:
        raise WrongState(_("Nobody at the secretariat reads a practice."))
    last = locked.internal_notes.last()
    if last is not None and (last.author_id, last.text) == (by.pk, text):
        return last
    note = InternalNote.objects.create(submission=locked, author=by, text=text)
    # About the note and not the return, whose events its company reads; without the text.
    events.record("note_written", note, by=by)
    return note
