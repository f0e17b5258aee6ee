"""What the clock did is kept, one row a task."""

from __future__ import annotations

import pytest
from django.conf import settings

from coalition.celery import app
from members.actions.ticks import tick
from members.models import ClockRun


@pytest.mark.parametrize(("result", "count"), [(3, 3), (["2026-Q3"], 1), ([], 0)])
def test_a_run_is_kept_with_its_count(db, result, count):
    assert tick("reports.forget_calls", lambda: result) == result
    assert ClockRun.objects.get().count == count


def test_the_next_run_takes_the_place_of_the_last(db):
    for number in (1, 2):
        tick("reports.forget_calls", lambda number=number: number)
    assert ClockRun.objects.get().count == 2


def test_what_breaks_off_is_kept_by_its_kind_and_raised(db):
    with pytest.raises(ZeroDivisionError):
        tick("reports.forget_calls", lambda: 1 // 0)
    assert ClockRun.objects.get().problem == "ZeroDivisionError"


@pytest.mark.parametrize("task", [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()])
def test_every_scheduled_task_tells_when_it_ran(db, task):
    app.tasks[task].apply(throw=True)
    assert ClockRun.objects.filter(task=task, problem="").exists()
