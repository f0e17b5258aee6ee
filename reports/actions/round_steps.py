"""The steps that the board takes for many returns, as refusals in words where one of them gets nothing."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import User
from reports.actions import reminders, reviews
from reports.actions.reminders import Unwritten
from reports.errors import WrongState
from reports.models import Submission
from reports.summaries.reviewing import reviewing

_UNWRITTEN = {
    Unwritten.NOT_OWED: gettext_lazy("Nothing is owed here: it is signed, exempt or closed."),
    Unwritten.NOBODY: gettext_lazy("Nobody to write to: the company has no active preparer or signer."),
    Unwritten.TODAY_ALREADY: gettext_lazy("Everybody there was reminded today already."),
}


def remind(submission: Submission, *, by: User, note: str) -> None:
    """Remind the people of one return. Raises WrongState with the reason where nobody is written to."""
    [chase] = reminders.remind([submission], by=by, note=note)
    if chase.unwritten is not None:
        raise WrongState(str(_UNWRITTEN[chase.unwritten]))


def accept(submission: Submission, *, by: User, revision_hash: str) -> None:
    """Accept one return together with others: only where there is nothing to read, ask or decide.

    Raises WrongState for any other, and what accepting raises: nobody accepts what they entered.
    """
    one = reviewing([submission])[submission.pk]
    if one.standing.is_submitted and not one.is_acceptable_in_bulk:
        raise WrongState(_("It has flags, a question or a correction, so somebody opens and reads it."))
    reviews.accept(submission, by=by, revision_hash=revision_hash)
