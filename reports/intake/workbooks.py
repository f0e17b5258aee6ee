"""Reads a workbook: every sheet, hidden ones included. Evaluates nothing, follows no link, never raises."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import IO, Any, cast

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet

from reports.intake.archive import check_archive
from reports.intake.collecting import Collected
from reports.intake.layouts import COLUMNS
from reports.intake.reading import FileReading
from reports.intake.sheet_parts import SheetPart
from reports.intake.sheets import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Progress, Row, Sheet
from reports.intake.tables import read_sheet
from reports.intake.vocabulary import Vocabulary
from reports.rules.codes import Code

FORM = "xlsx"


def read_workbook(data: bytes, vocabulary: Vocabulary, on_progress: Progress | None = None) -> FileReading:
    """Read all of a workbook. Whatever the bytes are, the answer is a reading and never an exception."""
    collected = Collected(vocabulary)
    checked = check_archive(data)
    if checked.code:
        collected.refuse(checked.code)
        return collected.reading(FORM)
    try:
        _read_sheets(data, collected, on_progress)
    except Exception:
        # Damaged XML ends in any error at all, out of memory included; half a file must not pass for a whole one.
        collected = Collected(vocabulary)
        collected.refuse(Code.BAD_FILE)
    if checked.points_elsewhere and not any(problem.code == Code.EXTERNAL_LINK for problem in collected.problems):
        collected.refuse(Code.EXTERNAL_LINK)
    return collected.reading(FORM)


def _read_sheets(data: bytes, collected: Collected, on_progress: Progress | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = _opened(data)
        parts = [(sheet, rel.target) for sheet, rel in reader.parser.find_sheets() if "chartsheet" not in rel.Type]
        progress = _Progress(sum(reader.archive.getinfo(path).file_size for _sheet, path in parts), on_progress)
        left, understood = MOST_ROWS, False
        for sheet, path in parts:
            read = _sheet(reader, sheet, path, progress, left, collected)
            left -= len(read.rows)
            understood = read_sheet(read, collected) or understood
    if not understood and not collected.problems:
        collected.refuse_columns(COLUMNS)


def _opened(data: bytes) -> Any:
    """What a workbook is made of; its sheets are not touched, for openpyxl would look through each for its size."""
    reader: Any = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    return reader


def _sheet(reader: Any, sheet: Any, path: str, progress: _Progress, left: int, collected: Collected) -> Sheet:
    """One sheet with all that is in it; what is over the limits is refused."""
    with reader.archive.open(path) as source:
        part = SheetPart(
            cast(IO[bytes], progress.counting(source)),
            shared_strings=reader.shared_strings,
            epoch=reader.wb.epoch,
            date_formats=reader.wb._date_formats,
            timedelta_formats=reader.wb._timedelta_formats,
        )
        rows = tuple(_within_limits(part.rows(), sheet.name, left, collected))
    is_hidden = sheet.state != "visible"
    return Sheet(sheet.name, rows, tuple(part.merged), part.hidden_rows, part.hidden_columns, is_hidden)


def _within_limits(rows: Iterator[Row], title: str, left: int, collected: Collected) -> Iterator[Row]:
    place = Sheet(title, ()).place
    for held, row in enumerate(rows, 1):
        if held > left:
            collected.refuse(Code.TOO_MANY_ROWS, place(row.number, 0), limit=MOST_ROWS)
            return
        for column, code in row.odd.items():
            if code == Code.CELL_TOO_LONG:
                collected.refuse(code, place(row.number, column), row.text(column), limit=LONGEST_CELL)
        if row.width > MOST_COLUMNS:
            beyond = place(row.number, MOST_COLUMNS)
            collected.refuse(Code.ROW_LENGTH, beyond, columns=MOST_COLUMNS, cells=row.width)
        else:
            yield row


class _Progress:
    """Counts the bytes that were read of all sheets together."""

    def __init__(self, size: int, tell: Progress | None) -> None:
        self._size, self._tell, self._read = max(size, 1), tell, 0

    def counting(self, source: IO[bytes]) -> _Counted:
        return _Counted(source, self)

    def add(self, size: int) -> None:
        self._read += size
        if self._tell:
            self._tell(min(self._read / self._size, 1.0))


class _Counted(io.RawIOBase):
    """A file that says how much of it was read."""

    def __init__(self, source: IO[bytes], progress: _Progress) -> None:
        self._source, self._progress = source, progress

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self._progress.add(len(piece))
        return piece
