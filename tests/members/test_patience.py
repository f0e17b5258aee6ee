from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from coalition.celery import app
from members.models import Job
from members.patience import A_DAY, MINUTES, Patience, pause_after
from reports.summaries.mail_log import TASKS as MAILS

OTHERS = ("reports.read_upload", "reports.make_release_files")


def pauses(patience: Patience) -> list[datetime.timedelta]:
    found = [pause_after(attempt, patience) for attempt in range(1, patience.attempts + 1)]
    assert found.pop() is None
    return [pause for pause in found if pause is not None]


def test_mails_outlive_a_day_without_a_mail_server() -> None:
    assert sum(pauses(A_DAY), datetime.timedelta()) >= datetime.timedelta(days=1)
    assert max(pauses(A_DAY)) == datetime.timedelta(minutes=30)


def test_other_work_fails_within_minutes() -> None:
    assert sum(pauses(MINUTES), datetime.timedelta()) < datetime.timedelta(minutes=10)


@pytest.mark.parametrize("patience", [MINUTES, A_DAY])
def test_pauses_never_shrink(patience: Patience) -> None:
    assert all(one <= after for one, after in pairwise(pauses(patience)))


@pytest.mark.parametrize(
    ("task", "state"),
    [
        *((mail, "queued") for mail in MAILS),
        ("reports.read_upload", "failed"),
        ("reports.make_release_files", "failed"),
    ],
)
@pytest.mark.django_db
def test_mails_alone_are_tried_for_a_day(task: str, state: str) -> None:
    job = Job.objects.create(task=task, key="test:1", attempts=MINUTES.attempts - 1)
    app.tasks[task](str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.attempts) == (state, MINUTES.attempts)
