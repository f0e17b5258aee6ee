"""Files are taken in: kept once, by who may, as what they are called."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from members.models import Job, JobState
from reports import files
from reports.actions import labels, uploads
from reports.errors import Invalid, NotAllowed, PeriodClosed, Refusal, WrongState
from reports.intake.sheets import LARGEST_FILE
from reports.models import SavedLabel, Upload, UploadState
from tests import cast
from tests.reports.actions.conftest import CSV, kept


def test_a_file_is_kept_and_read(world, send):
    upload = send().upload
    assert files.path_of("uploads", str(upload.pk)).read_bytes() == CSV
    assert (upload.state, upload.job.state, upload.job.progress) == (UploadState.READ, JobState.DONE, 1)
    assert [cell["cell"]["value"] for cell in upload.reading["cells"]] == [12]


def test_the_same_file_is_answered_with_its_upload(world, send):
    first, again = send(), send(name="copy.csv", by=world.signer)
    assert (first.is_replay, again.is_replay, again.upload) == (False, True, first.upload)
    assert (Upload.objects.count(), len(kept())) == (1, 1)


def test_the_same_file_of_another_company_is_another_upload(world, send):
    send()
    theirs = uploads.receive(world.submission_of(world.rival), ContentFile(CSV), "counts.csv", by=world.rival_preparer)
    assert not theirs.is_replay


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


def test_labels_are_the_companys_own(world):
    labels.save(world.company, [labels.Meaning("measure", "Taken down", "removed-own")], by=world.preparer)
    with pytest.raises(NotAllowed):
        labels.remove(SavedLabel.objects.get(), by=world.rival_signer)
