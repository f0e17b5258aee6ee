"""Reads a file of either kind; its content decides which."""

from __future__ import annotations

from reports.intake.archive import Kind, kind_of
from reports.intake.csv_files import read_csv
from reports.intake.reading import FileProblem, FileReading
from reports.intake.sheets import LARGEST_FILE, Progress
from reports.intake.vocabulary import Vocabulary
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
            # Importing openpyxl takes longer than reading a whole CSV file.
            from reports.intake.workbooks import read_workbook

            return read_workbook(data, vocabulary, on_progress)
        case Kind.CSV:
            reading = read_csv(data, vocabulary, on_progress)
            is_text = not _lacks_table(reading) or name.lower().endswith(_NAMES_OF_TEXT)
            return reading if is_text else refused(Code.FILE_TYPE)
        case code:
            return refused(code)


def _lacks_table(reading: FileReading) -> bool:
    """Whether there is no header anywhere, and so no place at which a column could be missing."""
    return any(problem.code == Code.MISSING_COLUMN and not problem.place for problem in reading.problems)


def refused(code: Code) -> FileReading:
    """A file of which nothing could be read."""
    return FileReading(problems=(FileProblem(code),))
