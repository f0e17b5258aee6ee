"""A company's file with our notes in it: the same rows, one more column, and no formula made of a text."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from reports.intake import sandbox
from reports.intake.notes import annotate, harmless
from reports.intake.workbooks import read_workbook
from tests.reports.intake.sample import HEADER, MARKET, VOCABULARY, csv_text, read, values

ROWS = csv_text((MARKET, "TIGER", "blocked", "1.204"), (MARKET, "TOTAL", "blocked", 5))
SAID = {"row 2": "1,204 or 1.2?", "": "=Look at this."}


def workbook(*rows: tuple[Any, ...], title: str = "Aurora Market") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def noted(data: bytes, sentences: dict[str, str]) -> Any:
    return load_workbook(io.BytesIO(annotate(data, "xlsx", sentences, "Notes"))).worksheets[0]


def test_a_csv_file_gets_a_column():
    rows = list(csv.reader(io.StringIO(annotate(ROWS.encode(), "csv", SAID, "Notes").decode())))
    assert rows[0] == [*HEADER, "Notes =Look at this."]
    assert [row[4] for row in rows[1:]] == ["1,204 or 1.2?", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_stay(encoding, delimiter):
    text = csv_text((MARKET, "虎", "blocked", 5), delimiter=delimiter)
    back = annotate(text.encode(encoding), "csv", {"row 2": "看"}, "备注").decode(encoding)
    assert back.splitlines()[1] == delimiter.join((MARKET, "虎", "blocked", "5", "看"))


@pytest.mark.parametrize("text", ["=1+1", "+a", "-a", "@x", "\tx", "+1-415"])
def test_text_that_would_be_a_formula_is_kept_from_it(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+12", "1,204", "Tiger", ""])
def test_numbers_and_words_stay_as_they_are(text):
    assert harmless(text) == text


def test_what_was_annotated_can_be_read_again():
    again = annotate(csv_text((MARKET, "TIGER", "blocked", 5)).encode(), "csv", {"row 2": "Is 5 right?"}, "Notes")
    assert values(read(again)) == {(MARKET, "blocked", "TIGER"): 5}


def test_a_workbook_gets_a_column_and_marks():
    data = workbook(("Species", "Blocked before going live"), ("Tiger", "1.204"), ("Total", 5))
    sheet = noted(data, {"'Aurora Market'!B2": "=1,204 or 1.2?", "'Aurora Market'!B3; 'Aurora Market'!B2": "Both."})
    assert [sheet.cell(row, 3).value for row in (1, 2, 3)] == ["Notes", "=1,204 or 1.2? Both.", "Both."]
    assert sheet["C2"].data_type == "s"
    assert sheet["B2"].fill.fgColor.rgb == "00FFE9A8"


def test_what_is_said_of_a_sheet_or_of_nothing_stands_at_the_top():
    sheet = noted(workbook(("Species", "Blocked"), title="It's ours"), {"'It''s ours'": "Which platform?", "": "Old."})
    assert sheet["C1"].value == "Notes Which platform? Old."


def test_an_annotated_workbook_can_be_read_again():
    data = workbook(HEADER, (MARKET, "TIGER", "blocked", 5))
    again = annotate(data, "xlsx", {"'Aurora Market'!D2": "Is 5 right?"}, "Notes")
    assert values(read_workbook(again, VOCABULARY)) == {(MARKET, "blocked", "TIGER"): 5}


def test_a_csv_file_is_annotated_in_the_other_process(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(ROWS.encode())
    assert sandbox.annotate_file(path, "csv", SAID, "Notes") == annotate(ROWS.encode(), "csv", SAID, "Notes")


def test_a_workbook_is_annotated_in_the_other_process(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(workbook(("a", 1)))
    back = sandbox.annotate_file(path, "xlsx", {"": "Old."}, "Notes") or b""
    assert load_workbook(io.BytesIO(back)).worksheets[0]["C1"].value == "Notes Old."


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_that_cannot_be_annotated_is_none(tmp_path, form):
    path = tmp_path / "file"
    path.write_bytes(b"\xff\xff\xff")
    assert sandbox.annotate_file(path, form, SAID, "Notes") is None
