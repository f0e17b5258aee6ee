"""A file's numbers go into the draft when somebody says so, as they were shown."""

from __future__ import annotations

import pytest

from members.actions import tokens
from members.models import Event
from reports.actions import uploads
from reports.drafts import Draft
from reports.errors import Stale, WrongState
from reports.models import Door, Revision, UploadState
from reports.rules.cells import Box
from tests import cast
from tests.reports.actions.conftest import CSV

BOX = Box("aurora-market", "blocked", "TOTAL")


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


def test_a_token_uses_a_file_in_the_name_of_its_maker(world, send):
    token, _secret = tokens.create(world.company, by=world.signer, name="t", scopes=["returns:write"], days=1)
    assert uploads.use(send().upload, by=token, version=0).used_by == world.signer


def test_the_door_is_signed_with_the_numbers(world, send):
    cast.fill(world.submission, by=world.preparer)
    uploads.use(send(CSV.replace(b",12\n", b",120\n")).upload, by=world.preparer, version=1)
    cast.sign(world.submission, by=world.signer)
    assert Revision.objects.get().counts.filter(measure__code="blocked", value=95).exists()
