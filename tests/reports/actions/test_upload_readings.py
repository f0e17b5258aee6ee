"""A kept file is read in the background, again when that is wanted, and too late never."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from members.actions import jobs
from members.models import Job, JobState
from reports.actions import labels, uploads
from reports.drafts import Draft
from reports.errors import WrongState
from reports.models import Upload, UploadState
from tests import cast
from tests.reports.actions.conftest import CSV


def test_reading_saves_nothing(world, send):
    send()
    assert (Draft(world.submission).cells, world.submission.draft_version) == ({}, 0)


def test_a_refused_file_that_comes_again_is_read_with_the_labels_of_today(world, send):
    content = CSV.replace(b"TIGER,blocked,", b"Big cats,blocked,3")
    assert send(content).upload.state == UploadState.REFUSED
    labels.save(world.company, [labels.Meaning("species_group", "BIG  cats", "TIGER")], by=world.signer)
    assert send(content).upload.state == UploadState.READ
    assert Upload.objects.get().job.key.endswith(":2")


def test_reading_holds_no_transaction(world, send, monkeypatch):
    seen = []

    def look(*_args):
        upload = Upload.objects.get()
        seen.append((upload.state, upload.job.state))
        raise MemoryError

    monkeypatch.setattr(uploads, "vocabulary_of", look)
    upload = send().upload
    assert seen == [(UploadState.WAITING, JobState.RUNNING)]
    assert (upload.state, upload.job.state, upload.reading) == (UploadState.WAITING, JobState.QUEUED, {})


@pytest.mark.case("B167")
@pytest.mark.door("upload")
def test_a_killed_worker_leaves_nothing_and_the_sweep_reads_again(world, clock, django_capture_on_commit_callbacks):
    upload = uploads.receive(world.submission, ContentFile(CSV), "counts.csv", by=world.preparer).upload
    running = {"state": JobState.RUNNING, "attempts": 1, "lease_until": cast.NOW + jobs.LEASE, "progress": 0.5}
    Job.objects.filter(pk=upload.job_id).update(**running)
    Job.objects.exclude(pk=upload.job_id).delete()
    assert jobs.sweep() == 0
    clock.shift(jobs.LEASE.total_seconds() + 1)
    assert jobs.sweep() == 1
    upload.refresh_from_db()
    assert (upload.state, len(upload.reading["cells"]), world.submission.draft_version) == (UploadState.READ, 1, 0)


def test_a_reading_that_came_too_late_is_dropped(world, send):
    upload = uploads.use(send().upload, by=world.preparer, version=0)
    uploads.keep_reading(upload.job, uploads.read(upload.job))
    upload.refresh_from_db()
    assert upload.state == UploadState.USED


def test_a_file_that_we_failed_to_read_can_be_tried_again(world, send, django_capture_on_commit_callbacks):
    upload = uploads.receive(world.submission, ContentFile(CSV), "counts.csv", by=world.preparer).upload
    with pytest.raises(WrongState):
        uploads.read_again(upload, by=world.preparer)
    Job.objects.filter(pk=upload.job_id).update(state=JobState.FAILED, finished_at=cast.NOW)
    with django_capture_on_commit_callbacks(execute=True):
        uploads.read_again(upload, by=world.preparer)
    upload.refresh_from_db()
    assert upload.state == UploadState.READ
