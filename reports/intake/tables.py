"""Reads one sheet: finds its layout and hands its rows to the reader of that layout."""

from __future__ import annotations

from reports.intake.collecting import Collected
from reports.intake.contexts import Context
from reports.intake.layouts import Long, Matrix, Missing, find_layout
from reports.intake.long_rows import read_long
from reports.intake.matrix_rows import read_matrix
from reports.intake.sheets import Sheet


def read_sheet(sheet: Sheet, collected: Collected) -> bool:
    """Read one sheet; False where nothing in it looks like counts."""
    layout = find_layout(sheet, collected.labels)
    if layout is None:
        return False
    context = Context(sheet, collected)
    context.read_titles(sheet.rows[: layout.index])
    match layout:
        case Missing(index, columns):
            collected.refuse_columns(columns, context.place(sheet.rows[index], 0))
        case Long():
            read_long(context, layout)
        case Matrix() if not context.is_left_out:
            read_matrix(context, layout)
    return True
