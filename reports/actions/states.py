"""Moves a submission from one state to another, only from the state it is believed to be in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from reports.errors import WrongState
from reports.models import State, Submission

# Stamps that belong to one state; leaving it clears them.
CLEARED: dict[str, dict[str, Any]] = {
    State.READY: {"ready_at": None, "ready_by": None},
    State.SENT_BACK: {"sent_back_at": None, "sent_back_by": None, "sent_back_note": ""},
    State.ACCEPTED: {"accepted_at": None, "accepted_by": None, "previous_accepted_revision": None},
}


def move(
    submission: Submission,
    before: Sequence[State],
    after: State,
    *,
    where: Mapping[str, Any] | None = None,
    **stamps: Any,
) -> None:
    """Change state by one conditional update; stamps of other states are cleared. Raises WrongState if too late."""
    cleared: dict[str, Any] = {}
    for state, fields in CLEARED.items():
        if state != after:
            cleared |= fields
    moved = Submission.every.filter(pk=submission.pk, state__in=before, **(where or {})).update(
        state=after, **(cleared | stamps)
    )
    submission.refresh_from_db()
    if not moved:
        raise _too_late(submission)


def require_state(submission: Submission, states: Sequence[State]) -> None:
    """Raises WrongState unless the return, which the caller holds, is in one of these states."""
    if submission.state not in states:
        raise _too_late(submission)


def _too_late(submission: Submission) -> WrongState:
    sentence = _("This is not possible while the return is in the state “%(state)s”.")
    return WrongState(sentence % {"state": submission.get_state_display()})
