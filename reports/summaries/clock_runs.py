"""What the clock does by itself, and when it last did: every scheduled task, also one that never ran."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from members.models import ClockRun
from reports.wording import jobs as wording

OVERDUE = 3
"""A clock that missed a task this many times over has stopped."""


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One scheduled task: its last run, ``ran_at`` None where there is none yet, and what came of it in words."""

    task: str
    every: str
    ran_at: datetime.datetime | None
    outcome: str
    is_overdue: bool


def clock_lines(now: datetime.datetime | None = None) -> Sequence[ClockLine]:
    """The tasks of the schedule, the most frequent first."""
    runs = {run.task: run for run in ClockRun.objects.all()}
    entries: Iterable[dict[str, Any]] = settings.CELERY_BEAT_SCHEDULE.values()
    planned = sorted((float(entry["schedule"]), str(entry["task"])) for entry in entries)
    at = now or timezone.now()
    return [_line(task, seconds, runs.get(task), at) for seconds, task in planned]


def _line(task: str, seconds: float, run: ClockRun | None, now: datetime.datetime) -> ClockLine:
    late = datetime.timedelta(seconds=seconds * OVERDUE)
    return ClockLine(
        task=wording.clock_task(task),
        every=wording.every(int(seconds)),
        ran_at=run.ran_at if run else None,
        outcome=wording.came_to(run.count, run.problem) if run else "",
        is_overdue=run is not None and now - run.ran_at > late,
    )
