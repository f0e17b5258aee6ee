"""More time for one return: asked for and withdrawn by its company, granted, refused or given by the secretariat."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events
from members.models import User
from reports.actions import mails, own_dates
from reports.actions.rights import require_right
from reports.errors import Invalid, NotAllowed, WrongState
from reports.models import Extension, ExtensionState, Submission
from reports.wording import deadlines as wording


@transaction.atomic
def ask(submission: Submission, *, wanted_on: datetime.date, reason: str, by: User) -> Extension:
    """Ask for more time, one request at a time; after the due instant the late mark stays whatever the answer.

    Raises NotAllowed, Invalid without a reason or for a day that cannot be given, WrongState where nothing is due.
    """
    require_right(by, Permission.DRAFT_EDIT, submission)
    _require_note(reason, _("Say why you need more time."))
    locked = Submission.objects.locked(submission)
    own_dates.require_wanting(locked)
    if locked.extensions.waiting().exists():
        raise WrongState(_("You have asked for more time already. Withdraw that first to ask for another day."))
    now = timezone.now()
    keeps_mark = locked.is_past_due(now)
    own_dates.require_day(locked, wanted_on, keeps_mark=keeps_mark)
    asked = Extension.objects.create(
        submission=locked,
        wanted_on=wanted_on,
        reason=reason.strip(),
        asked_by=by,
        asked_at=now,
        keeps_mark=keeps_mark,
    )
    event = events.record("extension_asked", submission, by=by, note=asked.reason, until=wanted_on.isoformat())
    mails.tell_desk("desk_extension_asked", submission, event)
    return asked


@transaction.atomic
def withdraw(extension: Extension, *, by: User) -> None:
    """Take a request back that nobody has decided about. Raises NotAllowed, and WrongState when somebody has."""
    require_right(by, Permission.DRAFT_EDIT, extension.submission)
    decide(extension, ExtensionState.WITHDRAWN, by=by)
    events.record("extension_withdrawn", extension.submission, by=by)


@transaction.atomic
def grant(extension: Extension, *, until: datetime.date, answer: str, by: User) -> None:
    """Give the time that was asked for, until that day or another.

    Asked for before the due instant, it moves that; asked for after it, the return can be signed longer and stays
    late. Raises WrongState with who decided what when somebody has, NotAllowed, Invalid for a day that cannot be given.
    """
    locked = Submission.objects.locked(extension.submission)
    _require_granting(by, locked)
    decide(extension, ExtensionState.GRANTED, by=by, answer=answer, granted_on=until)
    _give(locked, until, keeps_mark=extension.keeps_mark)
    _tell("extension_granted", extension, by=by, note=extension.answer, until=until.isoformat())


@transaction.atomic
def refuse(extension: Extension, *, answer: str, by: User) -> None:
    """Give no more time, and say why. Raises what ``grant`` raises, but for the day."""
    _require_desk(by)
    _require_note(answer, _("Say why you give no more time."))
    decide(extension, ExtensionState.REFUSED, by=by, answer=answer)
    _tell("extension_refused", extension, by=by, note=extension.answer)


@transaction.atomic
def give(submission: Submission, *, until: datetime.date, reason: str, by: User) -> Extension:
    """Give more time unasked; a request that waits is granted by it. Raises what ``grant`` raises."""
    _require_note(reason, _("Say why you give more time."))
    locked = Submission.objects.locked(submission)
    waiting = locked.extensions.waiting().first()
    if waiting is not None:
        grant(waiting, until=until, answer=reason, by=by)
        return waiting
    _require_granting(by, locked)
    now = timezone.now()
    keeps_mark = locked.is_past_due(now)
    _give(locked, until, keeps_mark=keeps_mark)
    given = Extension.objects.create(
        submission=locked,
        state=ExtensionState.GRANTED,
        wanted_on=until,
        granted_on=until,
        reason=reason.strip(),
        asked_by=by,
        asked_at=now,
        decided_by=by,
        decided_at=now,
        keeps_mark=keeps_mark,
    )
    _tell("extension_given", given, by=by, note=given.reason, until=until.isoformat())
    submission.refresh_from_db()
    return given


def decide(
    extension: Extension,
    state: ExtensionState,
    *,
    by: User,
    answer: str = "",
    granted_on: datetime.date | None = None,
) -> None:
    """Let one decision stand: the first. Call it in the transaction of the step.

    Raises WrongState with who decided what, and when.
    """
    decision = {"decided_by": by, "decided_at": timezone.now(), "answer": answer.strip(), "granted_on": granted_on}
    decided = Extension.objects.waiting().filter(pk=extension.pk).update(state=state, **decision)
    extension.refresh_from_db()
    if not decided:
        raise WrongState(wording.decided(extension))


def end(submission: Submission, *, by: User, at: datetime.datetime) -> None:
    """Who has signed waits for no answer. Call it where a return is first signed, while the submission is held."""
    ended = {"state": ExtensionState.WITHDRAWN, "decided_by": by, "decided_at": at}
    Extension.objects.waiting().filter(submission=submission).update(**ended)


def _give(locked: Submission, until: datetime.date, *, keeps_mark: bool) -> None:
    own_dates.require_wanting(locked)
    own_dates.require_day(locked, until, keeps_mark=keeps_mark)
    own_dates.move(locked, until, keeps_mark=keeps_mark)


def _tell(verb: str, extension: Extension, *, by: User, note: str, **details: str) -> None:
    event = events.record(verb, extension.submission, by=by, note=note, **details)
    mails.tell_company(verb, extension.submission, event)


def _require_granting(by: User, submission: Submission) -> None:
    """Who reviews gives time while the return is open; once it has closed, only who may open it again."""
    if not submission.is_past_close():
        _require_desk(by)
    elif not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("This return has closed. Only an administrator opens it again."), code="forbidden")


def _require_desk(by: User) -> None:
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst gives or refuses more time."), code="forbidden")


def _require_note(text: str, sentence: str) -> None:
    if not text.strip():
        raise Invalid(sentence, code="empty_note")
