"""Workbooks to take away."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from reports import files
from reports.drafts import Draft
from reports.models import Upload
from reports.rules.cells import Box
from tests.reports.views.member.conftest import RETURN

TEMPLATE = RETURN + "template/"
UPLOAD = RETURN + "upload/"
HEAD = b"platform,species_group,measure,value\n"


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_the_template_is_a_workbook_to_save(viewer):
    answer = viewer.get(TEMPLATE)
    assert answer["Content-Disposition"] == 'attachment; filename="aurora-2026-Q3.xlsx"'
    assert "no-store" in answer["Cache-Control"]
    assert load_workbook(io.BytesIO(answer.content)).sheetnames == ["Aurora Market", "Company", "Guide"]


def test_the_template_is_in_the_readers_language(viewer):
    book = load_workbook(io.BytesIO(viewer.get(TEMPLATE.replace("/en/", "/zh-hans/")).content))
    words = {cell.value for row in book["Aurora Market"].iter_rows() for cell in row}
    assert "象牙" in words


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_filled_template_comes_back_box_by_box(world, preparer, language, django_capture_on_commit_callbacks):
    book = load_workbook(io.BytesIO(preparer.get(TEMPLATE.replace("/en/", f"/{language}/")).content))
    typed = fill(book)
    out = io.BytesIO()
    book.save(out)
    with django_capture_on_commit_callbacks(execute=True):
        url = preparer.post(UPLOAD, {"file": SimpleUploadedFile("filled.xlsx", out.getvalue())})["Location"]
    upload = preparer.get(url).context["upload"]
    preparer.post(url, {"then": "use", "version": 0, "reading": str(upload.job_id)})
    assert {box: cell.value for box, cell in Draft(world.submission).cells.items()} == typed


@pytest.fixture
def send(preparer, django_capture_on_commit_callbacks):
    """Send a file; the address of its page."""

    def sent(content, name="counts.csv"):
        with django_capture_on_commit_callbacks(execute=True):
            return preparer.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})["Location"]

    return sent


def test_a_file_comes_back_with_a_note_at_each_problem(preparer, send):
    url = send(HEAD + b"aurora-market,TOTAL,blocked,1.234\naurora-market,TIGER,blocked,4\n", "June.csv")
    answer = preparer.get(f"{url}notes/")
    assert answer["Content-Disposition"] == 'attachment; filename="June with notes.csv"'
    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == ("text/csv", True)
    head, bad, good = answer.content.decode().splitlines()
    assert (head.endswith(",Notes"), "Is this 1234 or 1.234?" in bad) == (True, True)
    assert good == "aurora-market,TIGER,blocked,4,"


def test_a_file_with_notes_can_be_sent_again(preparer, send):
    content = preparer.get(send(HEAD + b"aurora-market,TOTAL,blocked,1.234\n") + "notes/").content
    page = preparer.get(send(content.replace(b"1.234", b"1234")))
    assert (page.context["preview"].problems, len(page.context["preview"].boxes)) == ([], 1)


def test_a_hostile_name_stays_within_its_header(preparer, send):
    url = send(HEAD, 'a"; filename="evil.exe\u202e.csv')
    Upload.objects.update(name='象牙"; x=\\.csv')
    assert preparer.get(f"{url}notes/")["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_there_are_no_notes_in_what_is_no_spreadsheet(preparer, send):
    url = send(b"%PDF-1.7\n", "counts.pdf")
    page = preparer.get(url).content.decode()
    assert "We read .xlsx and .csv files" in page
    assert "with notes" not in page
    assert preparer.get(f"{url}notes/").status_code == 404


def test_no_notes_are_offered_in_a_file_that_cannot_be_opened(preparer, send):
    template = preparer.get(TEMPLATE).content
    page = preparer.get(send(template[:5000], "counts.xlsx")).content.decode()
    assert "This file is damaged" in page
    assert "with notes" not in page


def test_there_are_no_notes_when_the_file_is_gone(preparer, send):
    url = send(HEAD + b"aurora-market,TOTAL,blocked,x\n")
    files.discard("uploads", str(Upload.objects.get().pk))
    assert preparer.get(f"{url}notes/").status_code == 404
    assert preparer.get(url).status_code == 200


def fill(book):
    """A number into every box of the sheets; what was typed, by box."""
    typed = {}
    market, company = book.worksheets[:2]
    measures = {cell.column: cell.value for cell in market[5] if cell.value and cell.column > 2}
    for row in market.iter_rows(min_row=7):
        for column, measure in measures.items():
            if (group := row[0].value) not in (None, "computed") and measure != "last quarter":
                row[column - 1].value = len(typed)
                typed[Box("aurora-market", measure, group)] = len(typed)
    for row in company.iter_rows(min_row=7):
        if row[0].value:
            row[2].value = len(typed)
            typed[Box(None, row[0].value, None)] = len(typed)
    return typed
