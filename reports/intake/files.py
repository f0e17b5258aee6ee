"""Reads a file of either kind; its content decides which."""

from __future__ import annotations

from reports.intake.archive import Kind, kind_of
from reports.intake.csv_files import read_csv
from reports.intake.reading import FileProblem, FileReading
from reports.intake.sheets import LARGEST_FILE, Progress
from reports.intake.vocabulary import Vocabulary
from reports.intake.workbooks import read_workbook
from reports.rules.codes import Code

_NAMES_OF_TEXT = (".csv", ".txt", ".tsv", ".tab")


def read_bytes(data: bytes, name: str, vocabulary: Vocabulary, on_progress: Progress | None = None) -> FileReading:
    """Read a file that somebody sent. Whatever the bytes are, the answer is a reading and never an exception.

    The name is asked only where a text holds no table: then a text by name lacks its columns, and anything else is of
    a kind that we do not read.
    """
    if len(data) > LARGEST_FILE:
        return refused(Code.FILE_TOO_LARGE)
    match kind_of(data):
        case Kind.WORKBOOK:
            return read_workbook(data, vocabulary, on_progress)
        case Kind.CSV:
            reading = read_csv(data, vocabulary, on_progress)
            has_table = any(problem.place or problem.code != Code.MISSING_COLUMN for problem in reading.problems)
            is_text = name.lower().endswith(_NAMES_OF_TEXT)
            return reading if reading.cells or has_table or is_text else refused(Code.FILE_TYPE)
        case code:
            return refused(code)


def refused(code: Code) -> FileReading:
    """A file of which nothing could be read."""
    return FileReading(problems=(FileProblem(code),))
