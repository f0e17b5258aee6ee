"""A reading survives being written down."""

from __future__ import annotations

import json

from reports.intake.reading import (
    FileNote,
    FileProblem,
    FileReading,
    ReadCell,
    UnknownLabel,
    as_document,
    reading_from,
)
from reports.rules.cells import Box, Cell
from reports.rules.codes import Code

READING = FileReading(
    form="xlsx",
    encoding="utf-8",
    quarter="2026-Q3",
    cells=(
        ReadCell(Cell("aurora-market", "blocked", "TOTAL", 12), "Sheet1!D4", "12.0", Code.OK),
        ReadCell(Cell(None, "referrals", None, not_tracked=True), "Sheet1!D9", "x"),
    ),
    problems=(
        FileProblem(Code.NEGATIVE, "Sheet1!D5", "-5", box=Box("aurora-market", "blocked", "TIGER")),
        FileProblem(Code.DUPLICATE_ROW, "row 4", params={"other": "row 3"}),
    ),
    notes=(FileNote(Code.HIDDEN_ROWS, "Sheet1!A8", {"rows": 2}),),
    unknown=(UnknownLabel("species_group", "Unicorn", "Sheet1!A7", ("Rhino horn",)),),
)


def test_a_reading_is_the_same_after_it_was_written_down():
    assert reading_from(json.loads(json.dumps(as_document(READING)))) == READING


def test_no_document_is_an_empty_reading():
    assert reading_from({}) == FileReading()


def test_a_nul_is_written_down_as_its_sign():
    problem = FileProblem(Code.BAD_CHARACTER, "row 2", "1\0", {"other": "\0"})
    document = as_document(FileReading(problems=(problem,), unknown=(UnknownLabel("platform", "a\0b", "row 3"),)))
    assert "\\u0000" not in json.dumps(document)
    assert document["problems"][0]["text"] == "1␀"
