"""Reads one number a row: platform, species group, measure and value, in any order of columns.

Columns with other headings are remarks: no number is ever read of them. In CSV all four columns must be there; in a
workbook the sheet may name the platform, and a sheet of company measures needs neither platform nor group.
"""

from __future__ import annotations

from reports.intake.contexts import Context
from reports.intake.labels import GROUP, MEASURE, PLATFORM, QUARTER, VALUE, Match, heading
from reports.intake.layouts import COLUMNS, Long, holds_number
from reports.intake.sheets import Row
from reports.rules.codes import Code


def read_long(context: Context, layout: Long) -> None:
    """Read every row below the header; a row without a value says nothing."""
    rows, collected = context.sheet.rows, context.collected
    header = rows[layout.index]
    missing = [name for name in COLUMNS if name not in layout.columns]
    for column in layout.twice:
        first = layout.columns[heading(header.text(column)) or VALUE]
        other = context.place(header, first)
        collected.refuse(Code.DUPLICATE_ROW, context.place(header, column), header.text(column), other=other)
    if missing and not context.sheet.title:
        collected.refuse_columns(missing, context.place(header, 0))
    elif not layout.twice:
        width = header.width
        for row in rows[layout.index + 1 :]:
            if _has_length(context, row, width):
                _read_row(context, row, layout)


def _has_length(context: Context, row: Row, width: int) -> bool:
    """Whether a row fits its header. A workbook leaves out blank cells at its end, and words may stand beside it."""
    if context.sheet.title:
        fits = not any(holds_number(row, column) for column in range(width, row.width))
    else:
        fits = row.width <= width <= len(row.texts)
    if not fits:
        place = context.place(row, width)
        context.collected.refuse(Code.ROW_LENGTH, place, row.text(width), columns=width, cells=len(row.texts))
        return False
    return True


def _read_row(context: Context, row: Row, layout: Long) -> None:
    if not row.text(layout.columns[VALUE]).strip():
        return
    if QUARTER in layout.columns:
        context.check_quarter(row, layout.columns[QUARTER])
    found = _matches(context, row, layout)
    if found is None:
        return
    if MEASURE in found:
        _add(context, row, found, layout)
    else:
        context.collected.refuse(
            Code.ROW_SHAPE, context.place(row, layout.columns[VALUE]), row.text(layout.columns[VALUE])
        )


def _matches(context: Context, row: Row, layout: Long) -> dict[str, Match] | None:
    """What the labels of a row stand for; None where one is left out, or after naming all that are unknown."""
    columns = {name: layout.columns[name] for name in (PLATFORM, GROUP, MEASURE) if name in layout.columns}
    labelled = {name: column for name, column in columns.items() if row.text(column).strip()}
    stand_for = [context.find(name, row.text(column)) for name, column in labelled.items()]
    if any(match is not None and not match.code for match in stand_for):
        return None
    known = {name: context.known(name, row, column) for name, column in labelled.items()}
    found = {name: match for name, match in known.items() if match is not None}
    return found if len(found) == len(known) else None


def _add(context: Context, row: Row, found: dict[str, Match], layout: Long) -> None:
    is_company = context.is_company(found[MEASURE])
    value = layout.columns[VALUE]
    if GROUP not in layout.columns and not is_company:
        place = context.place(row, layout.columns[MEASURE])
        context.collected.refuse_columns([GROUP], place)
        return
    platform = found.get(PLATFORM)
    if PLATFORM not in layout.columns and not is_company:
        platform = context.sheet_platform()
        if platform is None or not platform.code:
            return
    context.add(row, value, platform, found.get(GROUP), found[MEASURE])
