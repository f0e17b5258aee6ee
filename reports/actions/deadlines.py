"""An administrator's steps with one return's deadline: opening it again after it closed, expecting it again."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports.actions import extensions, mails, own_dates, quarters
from reports.clock import today
from reports.errors import Invalid, NotAllowed, Refusal, WrongState
from reports.models import ExtensionState, ReleaseInput, Submission

LONGEST_REOPENING = datetime.timedelta(days=92)


@transaction.atomic
def reopen(submission: Submission, *, until: datetime.date, reason: str, by: User) -> None:
    """Let a company that never signed save and sign again after the closing instant; it stays late.

    A request for more time that waits is granted by it. Raises NotAllowed, Invalid without a reason or for a day too
    far, WrongState unless the return has closed, PeriodClosed while a release holds the quarter.
    """
    _require_administrator(by, _("Only an administrator opens a return again."))
    _require_reason(reason, _("Say why you open this return again."))
    locked = Submission.objects.locked(submission)
    own_dates.require_wanting(locked)
    if not locked.is_past_close():
        raise WrongState(_("This return is open. Give more time instead."))
    own_dates.require_between(until, *reopening_days())
    waiting = locked.extensions.waiting().first()
    if waiting is not None:
        extensions.decide(waiting, ExtensionState.GRANTED, by=by, answer=reason, granted_on=until)
    own = {"own_due_at": locked.due_at, "own_closes_at": quarters.end_of(until)}
    Submission.objects.filter(pk=locked.pk).update(**own)
    submission.refresh_from_db()
    event = events.record("reopened", submission, by=by, note=reason.strip(), until=until.isoformat())
    mails.tell_company("reopened", submission, event)


def reopening_days() -> tuple[datetime.date, datetime.date]:
    """The first and the last day until which a return can be opened again."""
    first = today()
    return first, first + LONGEST_REOPENING


@transaction.atomic
def include_again(submission: Submission, *, reason: str, by: User) -> None:
    """Expect an exempt company again, until a release has frozen that it was left out.

    Raises NotAllowed, Invalid without a reason, WrongState unless it is exempt, Refusal once a release holds it.
    """
    _require_administrator(by, _("Only an administrator includes a company again."))
    _require_reason(reason, _("Say why this company is expected again."))
    locked = Submission.objects.locked(submission)
    if ReleaseInput.objects.holding(locked).exists():
        raise Refusal(_("This exemption is part of a release and stays."), code="published", status=409)
    cleared = {"exempt_at": None, "exempt_by": None, "exempt_reason": ""}
    if not Submission.objects.filter(pk=locked.pk, exempt_at__isnull=False).update(**cleared):
        raise WrongState(_("This company is not exempt from this quarter."))
    submission.refresh_from_db()
    event = events.record("included_again", submission, by=by, note=reason.strip())
    mails.tell_company("included_again", submission, event)


def _require_administrator(by: User, sentence: str) -> None:
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(sentence, code="forbidden")


def _require_reason(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Invalid(sentence, code="empty_note")
