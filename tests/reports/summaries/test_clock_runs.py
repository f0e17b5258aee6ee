"""The clock as the secretariat sees it: every task, and one that has stopped."""

from __future__ import annotations

import datetime

from django.conf import settings

from members.models import ClockRun
from reports.summaries.clock_runs import clock_lines
from reports.wording.jobs import CLOCK_TASKS
from tests.cast import NOW


def test_a_task_that_never_ran_is_shown(db: None) -> None:
    assert len(clock_lines(NOW)) == len(settings.CELERY_BEAT_SCHEDULE)
    assert {line.ran_at for line in clock_lines(NOW)} == {None}


def test_a_clock_that_has_stopped_is_told(db: None) -> None:
    for seconds, is_overdue in ((90, False), (91, True)):
        ran_at = NOW - datetime.timedelta(seconds=seconds)
        ClockRun.objects.update_or_create(task="members.sweep_jobs", defaults={"ran_at": ran_at})
        assert clock_lines(NOW)[0].is_overdue is is_overdue


def test_every_scheduled_task_has_words() -> None:
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} == set(CLOCK_TASKS)
