"""How the cells of a template look, and that text in them never becomes a formula."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LINE = Side(style="thin", color="8A8F98")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY = PatternFill("solid", fgColor="ECEEF1")
_QUIET = Font(color="5A6069", italic=True)
_BOLD = Font(bold=True)
_NUMBER = "#,##0"
_RIGHT = Alignment(horizontal="right", vertical="top")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOX_WIDTH, _LABEL_WIDTH, _GUIDE_WIDTH = 15, 46, 100


def write(sheet: Any, row: int, column: int, text: str) -> Any:
    """A text, whatever it begins with."""
    cell = sheet.cell(row, column, ILLEGAL_CHARACTERS_RE.sub("", text) or None)
    if cell.value:
        cell.data_type = "s"
    if text.startswith(FORMULA_SIGNS):
        # Keeps it a text also after somebody has edited the cell.
        cell.quotePrefix = True
    return cell


def title(sheet: Any, row: int, column: int, text: str) -> None:
    write(sheet, row, column, text).font = Font(bold=True, size=14)


def head(sheet: Any, row: int, column: int, text: str) -> None:
    cell = write(sheet, row, column, text)
    cell.font, cell.alignment = _BOLD, _WRAPPED


def label(sheet: Any, row: int, column: int, text: str, *, is_total: bool = False) -> None:
    cell = write(sheet, row, column, text)
    cell.alignment = _WRAPPED
    if is_total:
        cell.font = _BOLD


def paragraph(sheet: Any, row: int, text: str, column: int = 1) -> None:
    write(sheet, row, column, text).alignment = _WRAPPED


def box(sheet: Any, row: int, column: int, *, is_total: bool = False) -> None:
    """An empty box to be filled in."""
    cell = sheet.cell(row, column)
    cell.border, cell.number_format, cell.alignment = _BOX, _NUMBER, _RIGHT
    if is_total:
        cell.font = _BOLD


def not_asked(sheet: Any, row: int, column: int) -> None:
    sheet.cell(row, column).fill = _GREY


def computed(sheet: Any, row: int, column: int, formula: str) -> None:
    cell = sheet.cell(row, column, formula)
    cell.fill, cell.font, cell.number_format, cell.alignment = _GREY, _QUIET, _NUMBER, _RIGHT


def last(sheet: Any, row: int, column: int, answer: int | str) -> None:
    """An earlier answer, to compare with."""
    cell = sheet.cell(row, column, answer)
    cell.font, cell.number_format, cell.alignment = _QUIET, _NUMBER, _RIGHT


def finish(sheet: Any, header_row: int, *, hidden_row: int | None = None) -> None:
    """Hide the codes, hold the header still, and let it print on sheets of paper."""
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["B"].width = _LABEL_WIDTH
    for column in range(3, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _BOX_WIDTH
    if hidden_row:
        sheet.row_dimensions[hidden_row].hidden = True
    sheet.freeze_panes = sheet.cell(header_row + 1, 3)
    sheet.print_title_rows = f"{header_row}:{header_row}"
    _set_up_page(sheet, "landscape")


def finish_guide(sheet: Any) -> None:
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    _set_up_page(sheet, "portrait")


def sheet_title(name: str, taken: Collection[str]) -> str:
    """A title that spreadsheets allow, near to the name and not taken."""
    allowed = _NOT_IN_TITLES.sub(" ", ILLEGAL_CHARACTERS_RE.sub("", name)).strip("' ") or "1"
    titles = {one.casefold() for one in taken}
    candidate, number = allowed[:_LONGEST_TITLE], 1
    while candidate.casefold() in titles:
        number += 1
        end = f" ({number})"
        candidate = allowed[: _LONGEST_TITLE - len(end)] + end
    return candidate


def _set_up_page(sheet: Any, orientation: str) -> None:
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&A · &P / &N"
