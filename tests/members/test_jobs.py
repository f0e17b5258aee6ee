from __future__ import annotations

import datetime

import pytest
from django.db import connection, transaction
from kombu.exceptions import OperationalError

from coalition.celery import app
from members.actions import jobs
from members.models import Event, Job, JobState
from members.patience import MINUTES

pytestmark = pytest.mark.django_db
TASK = "members.sweep_jobs"


@pytest.fixture
def job(clock):
    """A job that nobody rings for."""
    return Job.objects.create(task=TASK, key="test:1")


def write_event(job):
    Event.objects.create(verb="done", subject_type="job", subject_key=str(job.pk), actor_type="clock")


def fail(job):
    write_event(job)
    raise RuntimeError("no luck")


def test_a_job_is_wanted_once_per_key():
    with transaction.atomic():
        first = jobs.enqueue(TASK, key="a", number=1)
        second = jobs.enqueue(TASK, key="a", number=2)
    assert first == second
    assert Job.objects.get().arguments == {"number": 1}


def test_a_rolled_back_action_wants_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        jobs.enqueue(TASK, key="a")
        transaction.set_rollback(True)
    assert (callbacks, Job.objects.count()) == ([], 0)


def test_work_is_done_once(job):
    assert jobs.run(str(job.pk), write_event)
    assert not jobs.run(str(job.pk), write_event)
    assert Event.objects.count() == 1


def test_failed_work_leaves_no_effect_and_is_tried_later(job, clock):
    assert not jobs.run(str(job.pk), fail)
    job.refresh_from_db()
    assert (job.state, Event.objects.count()) == (JobState.QUEUED, 0)
    assert "no luck" in job.problem
    assert not jobs.run(str(job.pk), write_event)
    clock.shift(3)
    assert jobs.run(str(job.pk), write_event)


def test_work_that_fails_too_often_has_failed(job, clock):
    for _attempt in range(MINUTES.attempts):
        jobs.run(str(job.pk), fail)
        clock.shift(1000)
    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_a_running_job_is_not_claimed_until_its_lease_ends(job, clock):
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, attempts=1, lease_until=datetime.datetime.now(datetime.UTC) + jobs.LEASE
    )
    assert not jobs.run(str(job.pk), write_event)
    clock.shift(jobs.LEASE + datetime.timedelta(seconds=1))
    assert jobs.run(str(job.pk), write_event)


def test_a_worker_that_lost_its_lease_has_no_effect(job):
    def overtaken(job):
        write_event(job)
        Job.objects.filter(pk=job.pk).update(attempts=2)

    assert not jobs.run(str(job.pk), overtaken)
    assert Event.objects.count() == 0


def test_what_takes_long_is_done_before_the_transaction(job):
    def prepare(job):
        jobs.report_progress(job, 0.5)
        assert Job.objects.get().progress == 0.5
        return connection.in_atomic_block

    outside = connection.in_atomic_block
    assert jobs.run(str(job.pk), lambda _job, inside: {"inside": inside}, prepare=prepare)
    assert Job.objects.get().result == {"inside": outside}


def test_a_worker_that_lost_its_lease_reports_no_progress(job):
    def prepare(job):
        Job.objects.filter(pk=job.pk).update(attempts=2, progress=0.9)
        jobs.report_progress(job, 0.1)

    jobs.run(str(job.pk), lambda _job, _prepared: {}, prepare=prepare)
    assert Job.objects.get().progress == 0.9


def test_a_failed_preparation_is_tried_later(job):
    def work(job, prepared):
        write_event(job)

    assert not jobs.run(str(job.pk), work, prepare=fail)
    job.refresh_from_db()
    assert (job.state, job.problem) == (JobState.QUEUED, "RuntimeError: no luck")


def test_the_sweep_rings_for_waiting_jobs_alone(job, monkeypatch):
    Job.objects.create(task=TASK, key="later", run_after=job.created_at + datetime.timedelta(hours=1))
    rung = []
    monkeypatch.setattr(jobs, "ring", rung.append)
    assert jobs.sweep() == 1
    assert rung == [job]


def test_an_absent_broker_loses_nothing(job, monkeypatch, caplog):
    def absent(*_args, **_options):
        raise OperationalError("connection refused")

    monkeypatch.setattr(app.tasks[TASK], "apply_async", absent)
    jobs.ring(job)
    assert "waits for the sweep" in caplog.text
    assert Job.objects.claimable(job.run_after).get() == job
