"""Gives a company its own file back with our notes in it: the same rows, one more column, the cells in question marked.

Text that a spreadsheet would take for a formula is kept from becoming one.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from reports.intake import csv_files, template_style
from reports.intake.packing import packed

_MARK = PatternFill("solid", fgColor="FFE9A8")
_WIDTH = 60
_ROW = re.compile(r"row ([0-9]+)")
_ADDRESS = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d]\w*))!([A-Z]+)([0-9]+)")
_SHEET = re.compile(r"'((?:[^']|'')+)'|([^\W\d]\w*)")
_NUMBER = re.compile(r"[+-]?[0-9.,' ]+")

type Sentences = Mapping[str, str]


def annotate(original: bytes, form: str, sentences: Sentences, title: str) -> bytes:
    """The file with what we have to say.

    ``form`` is that of its reading, ``sentences`` are {place: what we say of it}, ``title`` heads their column: a word
    that readers know as a remark. What belongs to no cell stands at the top. Raises whatever a damaged file raises.
    """
    return (_workbook if form == "xlsx" else _csv)(original, sentences, title)


def _csv(original: bytes, sentences: Sentences, title: str) -> bytes:
    text, encoding = csv_files.decoded(original)
    if text is None:
        raise ValueError("The file has no encoding that we read.")
    rest, named = csv_files.without_separator_line(text)
    delimiter = named or csv_files.delimiter_of(rest)
    first = 2 if named else 1
    rows = list(csv_files.records(rest, delimiter))
    notes = _by_row(sentences, first)
    notes[first + _header(rows)].insert(0, title)
    target = io.StringIO(newline="")
    target.write(text[: len(text) - len(rest)])
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n" if "\r\n" in text else "\n")
    width = max(map(len, rows), default=0)
    for number, row in enumerate(rows, first):
        blanks = [""] * (width - len(row))
        writer.writerow([harmless(cell) for cell in (*row, *blanks, " ".join(notes[number]))])
    has_mark = encoding == "utf-8" and original.startswith(b"\xef\xbb\xbf")
    return target.getvalue().encode("utf-8-sig" if has_mark else encoding)


def _by_row(sentences: Sentences, first: int) -> dict[int, list[str]]:
    """{row: what is said of it}; what names no row goes to the first."""
    notes: dict[int, list[str]] = defaultdict(list)
    for place, sentence in sentences.items():
        for number in map(int, _ROW.findall(place) or [first]):
            notes[number].append(sentence)
    return notes


def harmless(text: str) -> str:
    """A text with an apostrophe before what would make it a formula; numbers stay numbers."""
    is_formula = text.startswith(template_style.FORMULA_SIGNS) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def _workbook(original: bytes, sentences: Sentences, title: str) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(original), keep_links=False)
        for name, notes in _by_sheet(workbook, sentences).items():
            _note_sheet(workbook[name], notes, title)
        return packed(workbook)


def _by_sheet(workbook: Any, sentences: Sentences) -> dict[str, list[tuple[int, str, str]]]:
    """{sheet: [row, address or nothing, sentence]}; what names no sheet goes to the first."""
    names = [sheet.title for sheet in workbook.worksheets]
    notes: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for place, sentence in sentences.items():
        found = _ADDRESS.findall(place)
        for quoted, plain, letters, number in found:
            name = quoted.replace("''", "'") or plain
            if name in names:
                notes[name].append((int(number), f"{letters}{number}", sentence))
        if not found:
            whole = _SHEET.fullmatch(place)
            name = (whole[1] or whole[2]).replace("''", "'") if whole else ""
            notes[name if name in names else names[0]].append((1, "", sentence))
    return notes


def _note_sheet(sheet: Any, notes: list[tuple[int, str, str]], title: str) -> None:
    column = sheet.max_column + 1
    said: dict[int, list[str]] = defaultdict(list)
    for row, address, sentence in notes:
        said[row].append(sentence)
        if address:
            sheet[address].fill = _MARK
    first = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(max_row=min(sheet.max_row, 50))]
    said[_header(first) + 1].insert(0, title)
    for row, sentences in said.items():
        template_style.paragraph(sheet, row, " ".join(sentences), column)
    sheet.column_dimensions[get_column_letter(column)].width = _WIDTH


def _header(rows: list[list[str]]) -> int:
    """Where the heading of our column stands best: in the first row that has more than a title."""
    wide = (index for index, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1)
    return next(wide, 0)
