"""Reads one sheet's part of a workbook in a single pass: stored values and formulas together, and what is hidden or
merged, which openpyxl's reading mode for large files leaves out. Knows no vocabulary.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import IO, Any

# Not the one of defusedxml, which is many times slower: ``archive`` refuses every part that declares an entity, so that
# nothing is left here to defuse.
from xml.etree.ElementTree import iterparse

from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import COL_TAG, FORMULA_TAG, INLINE_STRING, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.constants import SHEET_MAIN_NS

from reports.intake.sheets import LONGEST_CELL, Row, Span
from reports.rules.codes import Code

_TEXT_TAG, _RUN_TAG = f"{{{SHEET_MAIN_NS}}}t", f"{{{SHEET_MAIN_NS}}}r"
_MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_TRUE = {"1", "true"}
_FARTHEST_COLUMN = 16_384
# [1]Sheet!A1, '[1]My sheet'!A1 or 'C:\\folder\\[book.xlsx]Sheet'!A1; a table's Table[Column] is no other file.
_ELSEWHERE = re.compile(r"(?<![\w\]])\[[^\[\]]+\][\w.]+!|'[^']*\[[^\[\]]+\][^']*'!")

type Content = tuple[str, Code | None]


class SheetPart(WorkSheetParser):
    """The rows of one sheet; ``hidden_rows``, ``hidden_columns`` and ``merged`` are complete once they were read."""

    def __init__(self, source: IO[bytes], **settings: Any) -> None:
        super().__init__(source, data_only=True, **settings)
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Span] = []
        self._shared_elsewhere: set[str | None] = set()

    def rows(self) -> Iterator[Row]:
        """The rows that hold something. Rows and cells without content cost nothing but their bytes."""
        for _event, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                row = self._row(element)
                if row:
                    yield row
                element.clear()
            elif element.tag == COL_TAG and element.get("hidden") in _TRUE:
                last = min(int(element.attrib["max"]), _FARTHEST_COLUMN)
                self.hidden_columns.update(range(int(element.attrib["min"]) - 1, last))
            elif element.tag == _MERGED_TAG:
                corners = CellRange(element.attrib["ref"])
                self.merged.append(Span(corners.min_row, corners.min_col - 1, corners.max_row, corners.max_col - 1))

    def _row(self, element: Any) -> Row | None:
        number = element.get("r")
        self.row_counter = int(number) if number else self.row_counter + 1
        self.col_counter = 0
        texts: dict[int, str] = {}
        odd: dict[int, Code] = {}
        for cell in element:
            # A cell without an address is the next one, so that even an empty one has to be counted.
            if len(cell) or not cell.get("r"):
                inline = _take_inline(cell)
                parsed = self.parse_cell(cell)
                column = parsed["column"] - 1
                texts[column], code = self._content(cell, parsed["value"] if inline is None else inline)
                if code:
                    odd[column] = code
        if not any(texts.values()):
            return None
        if element.get("hidden") in _TRUE:
            self.hidden_rows.add(self.row_counter)
        return Row(self.row_counter, tuple(texts.get(column, "") for column in range(max(texts) + 1)), odd)

    def _content(self, cell: Any, value: Any) -> Content:
        formula = cell.find(FORMULA_TAG)
        if formula is None:
            return _plain(cell.get("t"), value)
        written = "=" + (formula.text or "")
        if self._leads_elsewhere(formula, written):
            return written, Code.EXTERNAL_LINK
        if value is None:
            # A formula may well have worked out an empty text: then there is a value, and it is empty.
            is_empty_text = cell.get("t") == "str" and cell.find(VALUE_TAG) is not None
            return ("", None) if is_empty_text else (written, Code.FORMULA_NO_VALUE)
        text, code = _plain(cell.get("t"), value)
        return text, code or Code.FORMULA_CACHED

    def _leads_elsewhere(self, formula: Any, written: str) -> bool:
        """Whether a formula points into another file, itself or as one of a block that shares its first formula."""
        shared = formula.get("si") if formula.get("t") == "shared" else None
        if _ELSEWHERE.search(written):
            self._shared_elsewhere.add(shared)
            return True
        return shared is not None and shared in self._shared_elsewhere


def _take_inline(cell: Any) -> str | None:
    """The text that a cell holds itself, taken out of it: openpyxl builds a tree of objects for each, which is slow.

    Pronunciation that is written above Chinese or Japanese characters is no part of the text.
    """
    inside = cell.find(INLINE_STRING)
    if inside is None:
        return None
    cell.remove(inside)
    runs = [inside, *inside.iterfind(_RUN_TAG)]
    return "".join(run.findtext(_TEXT_TAG) or "" for run in runs)


def _plain(kind: str | None, value: Any) -> Content:
    """A value as text, with the reason why it is no count where its type already says so."""
    match value:
        case None:
            return "", None
        case bool():
            return str(value).upper(), Code.NOT_INTEGER
        case int():
            return str(value), None
        case float() if value.is_integer():
            return str(int(value)), None
        case float():
            return repr(value), Code.NOT_INTEGER
        case datetime.datetime() | datetime.date() | datetime.time() | datetime.timedelta():
            return str(value), Code.IS_DATE
        case _ if kind == "e":
            return str(value), Code.NOT_INTEGER
    text = unescape(str(value))
    return (text[:LONGEST_CELL], Code.CELL_TOO_LONG) if len(text) > LONGEST_CELL else (text, None)
