"""Numbers that the secretariat enters for a company: when it may, and who is told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from members.models import Event
from reports.actions import mails
from reports.errors import WrongState
from reports.models import Door, Submission
from reports.summaries.signing import doors_since_signing, is_of_the_secretariat


def require_free(submission: Submission) -> None:
    """Raises WrongState for a draft that holds the company's own work: nobody but the company reads that."""
    if not submission.is_editable:
        raise WrongState(_("This return is handed in. Nothing can be entered now."))
    if not is_of_the_secretariat(submission):
        raise WrongState(_("The company fills in this return itself. Its draft is its own until it is signed."))


def tell_once(submission: Submission, event: Event) -> None:
    """Write to the company when the first number since its last signature is entered for it."""
    if doors_since_signing(submission).count(Door.ON_BEHALF) == 1:
        mails.tell_company("on_behalf", submission, event)
