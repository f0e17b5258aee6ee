"""Files go after two years, or when no row names them; how many there can be has an end."""

from __future__ import annotations

import datetime
import os

import pytest
from django.utils import timezone

from reports import files
from reports.actions import uploads
from reports.errors import Invalid, WrongState
from reports.models import Upload, UploadState
from reports.schedule import forget_uploads
from tests.reports.actions.conftest import CSV, kept

DAY = datetime.timedelta(days=1)


def age(by=2 * DAY):
    """Every file was written this long ago, whatever its row says."""
    then = (timezone.now() - by).timestamp()
    for path in kept():
        os.utime(path, (then, then))


def test_a_file_goes_after_two_years_and_its_hash_stays(send, clock):
    upload = send().upload
    age()
    clock.move_to(upload.sent_at + 730 * DAY)
    assert (forget_uploads(), len(kept())) == (0, 1)
    clock.shift(1)
    assert (forget_uploads(), forget_uploads(), kept()) == (1, 0, [])
    left = Upload.objects.get()
    assert (left.state, left.sha256, left.reading) == (UploadState.READ, upload.sha256, upload.reading)


def test_a_file_that_no_row_names_goes_once_it_is_settled(db):
    files.keep(uploads.FOLDER, "nobodys", [CSV])
    age(DAY - datetime.timedelta(minutes=1))
    assert (uploads.forget(), len(kept())) == (0, 1)
    age(DAY + datetime.timedelta(minutes=1))
    assert (uploads.forget(), kept()) == (1, [])


def test_what_is_kept_for_other_reasons_stays(db):
    files.keep("paper", "scan", [b"%PDF"])
    age()
    assert (uploads.forget(), len(kept())) == (0, 1)


def test_a_file_that_is_gone_is_not_read_again(world, send):
    upload = send().upload
    files.discard(uploads.FOLDER, str(upload.pk))
    with pytest.raises(WrongState, match="two years"):
        uploads.read_again(upload, by=world.preparer)
    assert Upload.objects.get().reading == upload.reading


def test_one_return_has_so_many_files_and_no_more(world, send, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_FILES", 2)
    first, _second = send(), send(CSV + b"\n")
    with pytest.raises(Invalid, match="2 files were sent for this return") as refused:
        send(CSV + b"\n\n")
    assert (refused.value.code, len(kept())) == ("too_many_files", 2)
    assert send().upload == first.upload
