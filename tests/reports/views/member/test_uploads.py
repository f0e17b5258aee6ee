"""The pages on which a file is sent, looked at and used."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import Job, JobState
from reports.actions import uploads
from reports.drafts import Draft
from reports.intake.reading import FileNote, FileProblem, ReadCell, UnknownLabel
from reports.intake.sheets import LARGEST_FILE
from reports.models import Upload
from reports.rules.cells import Box, Cell
from reports.rules.codes import Code
from tests import cast
from tests.reports.views.member.conftest import CSV, RETURN, UPLOAD

pytestmark = pytest.mark.usefixtures("media")
BOX = Box("aurora-market", "blocked", "TOTAL")


def use_form(page):
    """What the button on a preview sends."""
    submission, upload = page.context["submission"], page.context["upload"]
    return {"then": "use", "version": submission.draft_version, "reading": str(upload.job_id)}


def test_a_file_goes_from_the_page_into_the_draft(world, preparer, send):
    url = send(preparer)["Location"]
    page = preparer.get(url)
    assert "Use these numbers" in page.content.decode()
    assert not Draft(world.submission).cells
    result = preparer.post(url, use_form(page), follow=True).content.decode()
    assert "Put into the draft" in result
    assert Draft(world.submission).cells[BOX].value == 1234


def test_the_preview_shows_each_box_before_and_after(world, preparer, send):
    cast.fill(world.submission, by=world.preparer, size=100)
    page = preparer.get(send(preparer)["Location"])
    preview = page.context["preview"]
    assert {box.species_group: one.effect for box, one in preview.boxes.items()} == {
        "TOTAL": "changed",
        "TIGER": "same",
    }
    text = page.content.decode()
    assert "<del>100</del>" in text
    assert "1,234" in text


def test_the_result_can_be_looked_at_ever_after(world, preparer, viewer, send):
    cast.fill(world.submission, by=world.preparer, size=100)
    url = send(preparer)["Location"]
    preparer.post(url, use_form(preparer.get(url)))
    text = viewer.get(url).content.decode()
    assert "by preparer" in text
    assert "<del>100</del>" in text
    assert "Use these numbers" not in text


def test_a_change_since_it_was_used_is_told(world, preparer, send):
    url = send(preparer)["Location"]
    preparer.post(url, use_form(preparer.get(url)))
    preparer.post(RETURN + "counts/", {"version": 1, "c:aurora-market:blocked:TOTAL": "5"})
    page = preparer.get(url)
    assert "1 box has been changed since." in page.content.decode()
    preparer.post(url, use_form(page))
    assert Draft(world.submission).cells[BOX].value == 1234


def test_a_draft_that_moved_is_shown_anew(world, preparer, send):
    url = send(preparer)["Location"]
    form = use_form(preparer.get(url))
    cast.fill(world.submission, by=world.signer, size=100)
    answer = preparer.post(url, form)
    assert answer.status_code == 409
    assert "<del>100</del>" in answer.content.decode()
    assert preparer.post(url, use_form(answer)).status_code == 302
    assert Draft(world.submission).cells[BOX].value == 1234


def test_problems_stand_in_groups_with_their_cells(preparer, read):
    upload = read(
        cells=(ReadCell(Cell(*BOX, 5), "Sheet1!D4", "5"),),
        problems=(
            FileProblem(Code.AMBIGUOUS_NUMBER, "Sheet1!D14", "1.234", {"readings": "1234|1.234"}, BOX),
            FileProblem(Code.DUPLICATE_ROW, "Sheet1!D9", "7", {"other": "Sheet1!D8"}),
        ),
    )
    text = preparer.get(f"{UPLOAD}{upload.pk}/").content.decode()
    for words in ("1 number cannot be read", "1 box is given twice", "Sheet1!D14", "Is this 1234 or 1.234?"):
        assert words in text
    assert "Use these numbers" not in text


def test_a_bad_box_that_the_company_does_not_track_has_its_place_too(preparer, read):
    box = Box("aurora-market", "removed-unattributed", "SEAHORSE")
    upload = read(problems=(FileProblem(Code.NOT_INTEGER, "Sheet1!D14", "a few", {}, box),))
    grid = preparer.get(f"{UPLOAD}{upload.pk}/").content.decode().split('id="numbers"')[1]
    assert "Seahorses" in grid
    assert "a few" in grid


def test_what_is_good_to_know_is_told(preparer, read):
    notes = (FileNote(Code.HIDDEN_ROWS, "Sheet1!A9", {"rows": 2}), FileNote(Code.OLD_TEMPLATE))
    upload = read(cells=(ReadCell(Cell(*BOX, 5), "Sheet1!D4", "5"),), notes=notes, encoding="gb18030")
    text = preparer.get(f"{UPLOAD}{upload.pk}/").content.decode()
    for words in ("Read as GB 18030", "2 rows with numbers are hidden", "This is an earlier template"):
        assert words in text


def test_an_empty_file_offers_nothing_to_use(preparer, read):
    text = preparer.get(f"{UPLOAD}{read().pk}/").content.decode()
    assert "There is no number in this file" in text
    assert "Use these numbers" not in text


def test_hostile_words_of_a_file_are_only_words(preparer, read):
    evil = "<img src=x onerror=alert(1)>"
    upload = read(
        unknown=(UnknownLabel("species_group", evil, f"{evil}!A1", (evil,)),),
        problems=(FileProblem(Code.UNKNOWN_CODE, f"{evil}!A1", evil, {"guesses": evil}),),
    )
    Upload.objects.update(name=evil)
    for url in (UPLOAD, f"{UPLOAD}{upload.pk}/"):
        text = preparer.get(url).content.decode()
        assert evil not in text
        assert "&lt;img src=x" in text


def test_waiting_shows_how_far_it_is(world, preparer):
    url = preparer.post(UPLOAD, {"file": SimpleUploadedFile("counts.csv", CSV)})["Location"]
    Job.objects.filter(task=uploads.TASK).update(progress=0.4)
    text = preparer.get(url).content.decode()
    assert 'max="100" value="40"' in text
    assert 'http-equiv="refresh"' in text


def test_a_failed_reading_can_be_tried_again(world, preparer, django_capture_on_commit_callbacks):
    url = preparer.post(UPLOAD, {"file": SimpleUploadedFile("counts.csv", CSV)})["Location"]
    Job.objects.filter(task=uploads.TASK).update(state=JobState.FAILED, finished_at=cast.NOW)
    assert "We could not read counts.csv" in preparer.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        preparer.post(url, {"then": "again"})
    assert "Use these numbers" in preparer.get(url).content.decode()


def test_the_same_file_leads_to_what_became_of_it(preparer, send):
    first, again = send(preparer), send(preparer)
    assert again["Location"] == first["Location"]
    assert "You sent this very file before" in preparer.get(again["Location"]).content.decode()


@pytest.mark.parametrize(("size", "status"), [(LARGEST_FILE + 1, 413), (0, 400)])
def test_a_file_of_no_possible_size_is_refused_on_the_page(preparer, send, size, status):
    answer = send(preparer, b"x" * size)
    assert (answer.status_code, Upload.objects.count()) == (status, 0)
    assert "There is 1 thing to fix" in answer.content.decode()


def test_readers_see_files_and_send_none(viewer, preparer, send):
    send(preparer)
    text = viewer.get(UPLOAD).content.decode()
    assert "counts.csv" in text
    assert "<input" not in text.partition("<main")[2].partition("</main")[0]
    assert send(viewer, CSV + b"\n").status_code == 403


def test_a_file_belongs_to_its_return(world, preparer, send):
    upload = send(preparer)["Location"].split("/")[-2]
    assert preparer.get(f"{UPLOAD}00000000-0000-0000-0000-000000000000/").status_code == 404
    Upload.objects.update(submission=world.submission_of(world.rival))
    assert preparer.get(f"{UPLOAD}{upload}/").status_code == 404
