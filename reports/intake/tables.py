"""Reads one sheet: finds its layout and hands its rows to the reader of that layout."""

from __future__ import annotations

from reports.intake.collecting import Collected
from reports.intake.contexts import Context
from reports.intake.labels import PLATFORM
from reports.intake.layouts import COLUMNS, Long, Matrix, Missing, find_layout, holds_numbers
from reports.intake.long_rows import read_long
from reports.intake.matrix_rows import read_matrix
from reports.intake.sheets import Sheet, quoted


def read_sheet(sheet: Sheet, collected: Collected) -> bool:
    """Read one sheet; False where nothing in it looks like counts."""
    context = Context(sheet, collected)
    named = context.find(PLATFORM, sheet.title)
    if named and not named.code:
        return True
    layout = find_layout(sheet, collected.labels)
    if layout is None:
        return bool(sheet.title) and _refuse_loose_numbers(context)
    context.read_titles(sheet.rows[: layout.index])
    if context.is_left_out:
        return True
    match layout:
        case Missing(index, columns):
            collected.refuse_columns(columns, context.place(sheet.rows[index], 0))
        case Long():
            read_long(context, layout)
        case Matrix():
            read_matrix(context, layout)
    return True


def _refuse_loose_numbers(context: Context) -> bool:
    """Numbers without any header are not passed over: the company can leave their sheet out, or give it a header."""
    sheet = context.sheet
    if not any(map(holds_numbers, sheet.rows)):
        return False
    if context.find(PLATFORM, sheet.title):
        context.collected.refuse_columns(COLUMNS, quoted(sheet.title))
    else:
        context.collected.refuse_label(PLATFORM, sheet.title, quoted(sheet.title))
    return True
