"""Background work of this app: the sweep that rings for waiting jobs."""

from __future__ import annotations

from celery import shared_task

from members.actions import jobs
from members.actions.ticks import tick


@shared_task(name="members.sweep_jobs")
def sweep_jobs() -> int:
    """Ring for every job that waits or lost its worker."""
    return tick("members.sweep_jobs", jobs.sweep)
