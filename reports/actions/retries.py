"""Starts background work again that failed: one job, or every mail."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events, jobs
from members.models import Job, JobState, User
from reports.errors import NotAllowed, WrongState


@transaction.atomic
def retry(job: Job, *, by: User) -> None:
    """Try a failed job again, with all its attempts. Raises NotAllowed, and WrongState unless it has failed."""
    _require_right(by)
    if not _again(job, by):
        raise WrongState(_("This has not failed, or somebody has started it again already."))


@transaction.atomic
def retry_all(tasks: Iterable[str], *, by: User) -> int:
    """Try every failed job of these tasks again; returns how many. Raises NotAllowed."""
    _require_right(by)
    return sum(_again(job, by) for job in Job.objects.filter(task__in=list(tasks), state=JobState.FAILED))


def may_retry(user: User) -> bool:
    """Analysts and administrators start work again."""
    return can(user, Permission.SUBMISSION_REVIEW) or can(user, Permission.SETTINGS_EDIT)


def _again(job: Job, by: User) -> bool:
    is_retried = jobs.retry(job)
    if is_retried:
        events.record("job_retried", job, by=by)
    return is_retried


def _require_right(by: User) -> None:
    if not may_retry(by):
        raise NotAllowed(_("Only an analyst or an administrator starts work again."), code="forbidden")
