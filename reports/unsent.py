"""What has become of a mail's reason between the act that asked for it and the sending; knows no text."""

from __future__ import annotations

import datetime
from enum import StrEnum

from django.utils import timezone

from members.models import Job, Mail, User
from reports.models import Submission
from reports.rules.reminding import OWED_AGAIN
from reports.summaries.open_again import open_again

DESK = "desk_"
"""Begins the kinds that go to the secretariat."""
REMINDERS = frozenset({"due_soon", "due_today", "overdue", "owed_again", "escalated", "desk_escalated"})
"""Written only while a return is owed, which is asked again when they are sent."""
BY_HAND_HOLDS = datetime.timedelta(hours=12)
"""How long a reminder by hand stands in for one of the ladder."""


class Unsent(StrEnum):
    """Why a mail that was asked for did not leave."""

    INACTIVE = "inactive"
    LEFT = "left"
    NOT_DESK = "not_desk"
    NOT_OWED = "not_owed"
    MOVED = "moved"
    WRITTEN_TODAY = "written_today"
    OVERTAKEN = "overtaken"


def unsent(job: Job, submission: Submission, user: User) -> Unsent | None:
    """Why a mail that was asked for need not leave any more; None when it has to."""
    kind, told = job.arguments["kind"], job.arguments
    if not user.is_active:
        return Unsent.INACTIVE
    if kind.startswith(DESK) and not user.is_desk:
        return Unsent.NOT_DESK
    if not kind.startswith(DESK) and not user.company_roles.filter(company=submission.company).exists():
        return Unsent.LEFT
    if kind in REMINDERS and not _is_owed(kind, submission):
        return Unsent.NOT_OWED
    if "obligation" in told and told["obligation"] != submission.extensions.moved_due().count():
        return Unsent.MOVED
    if "step" in told and _wrote_by_hand(submission, user):
        return Unsent.WRITTEN_TODAY
    return Unsent.OVERTAKEN if "step" in told and _is_overtaken(job) else None


def _is_owed(kind: str, submission: Submission) -> bool:
    """What a reminder of this kind asks for is still missing."""
    return bool(open_again([submission])) if kind == OWED_AGAIN else submission.is_owed(timezone.now())


def _wrote_by_hand(submission: Submission, user: User) -> bool:
    """Somebody of the desk reminded this person within the last hours: a second mail says nothing new."""
    since = timezone.now() - BY_HAND_HOLDS
    written = Mail.objects.about(submission).filter(recipient=user, kind__in=REMINDERS, sent_at__gte=since)
    return written.filter(key__contains=":hand:").exists()


def _is_overtaken(job: Job) -> bool:
    """A later step of the ladder was asked for while this one could not leave: one mail says it all."""
    told = job.arguments
    of_ladder = {f"arguments__{name}": told[name] for name in ("submission", "user", "obligation")}
    later = Job.objects.filter(task=job.task, created_at__gt=job.created_at, arguments__has_key="step", **of_ladder)
    return later.exists()
