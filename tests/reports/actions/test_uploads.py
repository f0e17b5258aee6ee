"""Files are kept, read once they are there, and used when somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from members.actions import jobs, tokens
from members.models import Event, Job, JobState
from reports import files
from reports.actions import labels, uploads
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, PeriodClosed, Refusal, Stale, WrongState
from reports.intake.sheets import LARGEST_FILE
from reports.models import Door, Revision, SavedLabel, Upload, UploadState
from reports.rules.cells import Box
from tests import cast

CSV = b"platform,species_group,measure,value\naurora-market,TOTAL,blocked,12\naurora-market,TIGER,blocked,\n"
BOX = Box("aurora-market", "blocked", "TOTAL")


@pytest.fixture
def send(world, django_capture_on_commit_callbacks):
    """Send a file for the return and let it be read."""

    def sent(content=CSV, name="counts.csv", by=None):
        with django_capture_on_commit_callbacks(execute=True):
            received = uploads.receive(world.submission, ContentFile(content), name, by=by or world.preparer)
        received.upload.refresh_from_db()
        return received

    return sent


def kept() -> list[Path]:
    """Every file under the media root."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_a_file_is_kept_and_read(world, send):
    upload = send().upload
    assert files.path_of("uploads", str(upload.pk)).read_bytes() == CSV
    assert (upload.state, upload.job.state, upload.job.progress) == (UploadState.READ, JobState.DONE, 1)
    assert [cell["cell"]["value"] for cell in upload.reading["cells"]] == [12]


def test_reading_saves_nothing(world, send):
    send()
    assert (Draft(world.submission).cells, world.submission.draft_version) == ({}, 0)


def test_using_fills_the_named_boxes_and_no_other(world, send):
    cast.fill(world.submission, by=world.preparer, size=100)
    before = Draft(world.submission).cells
    uploads.use(send().upload, by=world.preparer, version=1)
    after = Draft(world.submission).cells
    assert after[BOX].value == 12
    assert {box for box in after if after[box] != before[box]} == {BOX}


def test_using_is_told_by_its_door_and_its_person(world, send):
    upload = uploads.use(send().upload, by=world.signer, version=0)
    assert (upload.state, upload.used_by) == (UploadState.USED, world.signer)
    assert Event.objects.get(verb="draft_saved").details["door"] == Door.FILE
    assert Event.objects.get(verb="used").details["sha256"] == upload.sha256


def test_using_twice_changes_nothing(world, send):
    upload = send().upload
    for _press in range(2):
        uploads.use(upload, by=world.preparer, version=0)
    assert world.submission.draft_version == 1
    assert Event.objects.filter(verb="used").count() == 1


def test_a_used_file_can_be_used_again_after_its_boxes_changed(world, send):
    upload = uploads.use(send().upload, by=world.preparer, version=0)
    cast.fill(world.submission, by=world.preparer, size=100)
    uploads.use(upload, by=world.preparer, version=2)
    assert Draft(world.submission).cells[BOX].value == 12


def test_a_draft_that_moved_is_looked_at_again(world, send):
    upload = send().upload
    cast.fill(world.submission, by=world.preparer, size=100)
    with pytest.raises(Stale):
        uploads.use(upload, by=world.preparer, version=0)
    assert Draft(world.submission).cells[BOX].value == 100


def test_another_reading_is_looked_at_again(world, send, django_capture_on_commit_callbacks):
    upload = send().upload
    shown = str(upload.job_id)
    with django_capture_on_commit_callbacks(execute=True):
        uploads.read_again(upload, by=world.preparer)
    with pytest.raises(Stale):
        uploads.use(upload, by=world.preparer, version=0, reading=shown)


def test_a_file_with_a_problem_cannot_be_used(world, send):
    upload = send(CSV + b"aurora-market,TOTAL,removed-own,1.234\n").upload
    assert upload.state == UploadState.REFUSED
    with pytest.raises(WrongState):
        uploads.use(upload, by=world.preparer, version=0)


def test_the_same_file_is_answered_with_its_upload(world, send):
    first, again = send(), send(name="copy.csv", by=world.signer)
    assert (first.is_replay, again.is_replay, again.upload) == (False, True, first.upload)
    assert (Upload.objects.count(), len(kept())) == (1, 1)


def test_the_same_file_of_another_company_is_another_upload(world, send):
    send()
    theirs = uploads.receive(world.submission_of(world.rival), ContentFile(CSV), "counts.csv", by=world.rival_preparer)
    assert not theirs.is_replay


def test_a_refused_file_that_comes_again_is_read_with_the_labels_of_today(world, send):
    content = CSV.replace(b"TIGER,blocked,", b"Big cats,blocked,3")
    assert send(content).upload.state == UploadState.REFUSED
    labels.save(world.company, [labels.Meaning("species_group", "BIG  cats", "TIGER")], by=world.signer)
    assert send(content).upload.state == UploadState.READ
    assert Upload.objects.get().job.key.endswith(":2")


def test_a_full_disk_leaves_neither_file_nor_row(world):
    class Full(ContentFile):
        def chunks(self, chunk_size=None):
            yield from super().chunks(chunk_size)
            if self.reads:
                raise OSError(28, "No space left on device")
            self.reads = True

        reads = False

    with pytest.raises(Refusal) as refused:
        uploads.receive(world.submission, Full(CSV), "counts.csv", by=world.preparer)
    assert (refused.value.code, refused.value.status) == ("storage", 507)
    assert (Upload.objects.count(), Job.objects.filter(task=uploads.TASK).count(), kept()) == (0, 0, [])


def test_a_large_file_is_refused_before_it_is_kept(world):
    large = ContentFile(b"x")
    large.size = LARGEST_FILE + 1
    with pytest.raises(Invalid) as refused:
        uploads.receive(world.submission, large, "counts.csv", by=world.preparer)
    assert (refused.value.code, refused.value.status, kept()) == ("file_too_large", 413, [])


def test_a_signed_return_takes_no_file(world, send):
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    with pytest.raises(WrongState):
        send()
    assert kept() == []


def test_a_closed_quarter_takes_no_file(world, send, clock):
    clock.move_to(world.quarter.closes_at)
    with pytest.raises(PeriodClosed):
        send()


def test_a_reader_of_the_return_sends_nothing(world, send):
    upload = send().upload
    for by in (world.viewer, world.rival_signer, world.analyst):
        with pytest.raises(NotAllowed):
            send(by=by)
        with pytest.raises(NotAllowed):
            uploads.use(upload, by=by, version=0)


def test_a_token_uses_a_file_in_the_name_of_its_maker(world, send):
    token, _secret = tokens.create(world.company, by=world.signer, name="t", scopes=["returns:write"], days=1)
    assert uploads.use(send().upload, by=token, version=0).used_by == world.signer


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\Users\\a\\counts.csv", "counts.csv"),
        ("<b>.csv", "<b>.csv"),
        ("a\x00\u202egpj.csv\r\n", "agpj.csv"),
        ("\ud800.csv", ".csv"),
        ("..", ".."),
        ("\n", "File without a name"),
    ],
)
def test_a_name_is_a_label_and_no_path(given, label):
    assert uploads.name_of(given) == label


def test_a_name_that_is_too_long_is_refused():
    with pytest.raises(Invalid) as refused:
        uploads.name_of("a" * 201)
    assert refused.value.code == "too_long"


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


def test_the_door_is_signed_with_the_numbers(world, send):
    cast.fill(world.submission, by=world.preparer)
    uploads.use(send(CSV.replace(b",12\n", b",120\n")).upload, by=world.preparer, version=1)
    cast.sign(world.submission, by=world.signer)
    assert Revision.objects.get().counts.filter(measure__code="blocked", value=95).exists()


def test_labels_are_the_companys_own(world):
    labels.save(world.company, [labels.Meaning("measure", "Taken down", "removed-own")], by=world.preparer)
    with pytest.raises(NotAllowed):
        labels.remove(SavedLabel.objects.get(), by=world.rival_signer)
