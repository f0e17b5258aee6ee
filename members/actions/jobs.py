"""Asks for background work and carries it out: written with the act, rung on commit, effective once.

A job's effect and its mark *done* are one transaction, so a worker that dies leaves the job to be
claimed again when its lease ends.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from kombu.exceptions import ChannelError, KombuError

from members.errors import Hopeless
from members.models import Job, JobState
from members.patience import MINUTES, Patience, pause_after

logger = logging.getLogger(__name__)

LEASE = datetime.timedelta(minutes=5)

type Work = Callable[..., dict[str, Any] | None]


def enqueue(task: str, *, key: str, **arguments: Any) -> Job:
    """Want ``task`` done once for this business ``key``; asking again changes nothing.

    Call it inside the action's transaction. Arguments are ids and codes, never figures.
    """
    job, is_new = Job.objects.get_or_create(key=key, defaults={"task": task, "arguments": arguments})
    if is_new:
        transaction.on_commit(partial(ring, job))
    return job


def retry(job: Job) -> bool:
    """Put a failed job back into the queue with all its attempts; False when it has not failed."""
    again: dict[str, Any] = {"state": JobState.QUEUED, "attempts": 0, "finished_at": None, "run_after": timezone.now()}
    is_retried = bool(Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(**again))
    if is_retried:
        transaction.on_commit(partial(ring, job))
    return is_retried


def ring(job: Job) -> None:
    """Tell a worker about a job; when the broker is away the sweep rings later."""
    try:
        current_app.tasks[job.task].apply_async(args=(str(job.pk),))
    except (KombuError, ChannelError, OSError) as problem:
        logger.warning("broker not reached, job %s waits for the sweep: %s", job.pk, problem)


def sweep() -> int:
    """Ring again for every job that waits or whose worker went silent; returns how many."""
    waiting = list(Job.objects.claimable(timezone.now()).order_by("run_after")[:500])
    for job in waiting:
        ring(job)
    return len(waiting)


def run(job_id: str, work: Work, *, prepare: Callable[[Job], Any] | None = None, patience: Patience = MINUTES) -> bool:
    """Claim a job, do its work and mark it done in one transaction; False when somebody else has it.

    ``prepare`` does what takes long and changes nothing, before that transaction; ``work`` then gets its answer beside
    the job. ``patience`` says how long it is tried again.
    """
    job = _claim(job_id)
    if job is None:
        return False
    try:
        prepared = () if prepare is None else (prepare(job),)
        with transaction.atomic():
            result = work(job, *prepared) or {}
            _finish(job, result)
    except Exception as problem:  # whatever went wrong is kept on the job, and tried again later
        logger.exception("job %s failed", job.pk)
        _postpone(job, problem, patience)
        return False
    return True


def report_progress(job: Job, share: float) -> None:
    """Show how far a long job is (0 to 1) and keep its lease, unless another worker took it over meanwhile.

    Call it outside the job's own transaction only.
    """
    mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)
    mine.update(progress=share, lease_until=timezone.now() + LEASE)


def _claim(job_id: str) -> Job | None:
    now = timezone.now()
    claimed = (
        Job.objects.claimable(now)
        .filter(pk=job_id)
        .update(state=JobState.RUNNING, lease_until=now + LEASE, attempts=F("attempts") + 1)
    )
    return Job.objects.get(pk=job_id) if claimed else None


def _finish(job: Job, result: dict[str, Any]) -> None:
    """Mark done, unless the lease was lost to another worker meanwhile: then this effect is undone."""
    done = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts).update(
        state=JobState.DONE, lease_until=None, finished_at=timezone.now(), progress=1, result=result, problem=""
    )
    if not done:
        raise RuntimeError("another worker took this job over")


def _postpone(job: Job, problem: Exception, patience: Patience) -> None:
    """Try again later, ever later; after the last attempt, or when no attempt can help, the job has failed."""
    now = timezone.now()
    # A database quotes the values it refuses from the second line on.
    first_line = str(problem).partition("\n")[0]
    changes: dict[str, Any] = {"problem": f"{type(problem).__name__}: {first_line}"[:2000], "lease_until": None}
    pause = None if isinstance(problem, Hopeless) else pause_after(job.attempts, patience)
    if pause is None:
        changes |= {"state": JobState.FAILED, "finished_at": now}
    else:
        changes |= {"state": JobState.QUEUED, "run_after": now + pause}
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts).update(**changes)
