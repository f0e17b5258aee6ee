"""Reads CSV: which encoding, which delimiter, which rows. Decodes strictly, so that no character is ever replaced."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from reports.intake.collecting import Collected
from reports.intake.labels import heading
from reports.intake.layouts import COLUMNS
from reports.intake.reading import FileReading
from reports.intake.sheets import LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Progress, Row, Sheet
from reports.intake.tables import read_sheet
from reports.intake.vocabulary import Vocabulary
from reports.rules.codes import Code

FORM = "csv"
DELIMITERS = ",;\t"
_SNIFFED = 50
_TICK = 1_000
# One limit for every thread of the process: whoever reads a file beside this one must not meet a smaller one.
csv.field_size_limit(LARGEST_FILE)
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n?", re.IGNORECASE)


def read_csv(data: bytes, vocabulary: Vocabulary, on_progress: Progress | None = None) -> FileReading:
    """Read all of a CSV file. Whatever the bytes are, the answer is a reading and never an exception."""
    collected = Collected(vocabulary)
    text, encoding = decoded(data)
    if text is None:
        collected.refuse(Code.BAD_FILE)
        return collected.reading(FORM)
    if encoding == "gb18030":
        collected.note(Code.ENCODING_DETECTED, encoding=encoding)
    rows = tuple(_rows(text, collected, on_progress))
    problems = len(collected.problems)
    if not read_sheet(Sheet("", rows), collected) and not problems:
        collected.refuse_columns(COLUMNS)
    return collected.reading(FORM, encoding)


def decoded(data: bytes) -> tuple[str | None, str]:
    """The text and the name of its encoding: UTF-16 by its mark, UTF-8, else GB 18030, or None."""
    has_mark = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if has_mark else ["utf-8-sig", "gb18030"]:
        try:
            return data.decode(encoding), "utf-8" if encoding == "utf-8-sig" else encoding
        except UnicodeDecodeError:
            continue
    return None, ""


def delimiter_of(text: str) -> str:
    """The one of comma, semicolon and tab that shows most headings of ours in one row, else the most cells."""
    return max(DELIMITERS, key=lambda delimiter: _score(text, delimiter))


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a text; quoted cells may hold line ends. Raises ``csv.Error`` where a quote is not closed."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def without_separator_line(text: str) -> tuple[str, str]:
    """The text without the ``sep=;`` line that spreadsheets understand, and the delimiter it names, or none."""
    found = _SEPARATOR_LINE.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _score(text: str, delimiter: str) -> tuple[int, int]:
    best = (0, 0)
    try:
        for _number, record in zip(range(_SNIFFED), records(text, delimiter), strict=False):
            names = {heading(cell) for cell in record[:MOST_COLUMNS] if len(cell) < LONGEST_CELL} - {None}
            best = max(best, (len(names), len(record)))
    except csv.Error:
        pass
    return best


def _rows(text: str, collected: Collected, on_progress: Progress | None) -> Iterator[Row]:
    """The rows that hold something, up to the limits; what is over them is refused."""
    text, named = without_separator_line(text)
    first = 2 if named else 1
    lines = max(1, text.count("\n"), text.count("\r"))
    held, number = 0, first - 1
    try:
        for number, record in enumerate(records(text, named or delimiter_of(text)), first):
            if on_progress and number % _TICK == 0:
                on_progress(min(number / lines, 1.0))
            if not any(map(str.strip, record)):
                continue
            row = Row(number, tuple(record))
            held += 1
            if held > MOST_ROWS:
                collected.refuse(Code.TOO_MANY_ROWS, f"row {number}", limit=MOST_ROWS)
                return
            if _fits(row, collected):
                yield row
    except csv.Error:
        collected.refuse(Code.BAD_FILE, f"row {number + 1}")


def _fits(row: Row, collected: Collected) -> bool:
    place = f"row {row.number}"
    longest = max(row.texts, key=len)
    if len(longest) > LONGEST_CELL:
        collected.refuse(Code.CELL_TOO_LONG, place, longest, limit=LONGEST_CELL)
        return False
    if any(text.strip() for text in row.texts[MOST_COLUMNS:]):
        collected.refuse(Code.ROW_LENGTH, place, columns=MOST_COLUMNS, cells=len(row.texts))
        return False
    return True
