"""Reads a matrix: one species group a row, one measure a column, in our template as in a company's own sheet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reports.intake.contexts import Context
from reports.intake.labels import COMPUTED, GROUP, MEASURE, PLATFORM, Match
from reports.intake.layouts import Matrix, holds_number, may_hold_number
from reports.intake.sheets import Row, Sheet
from reports.rules.codes import Code


def read_matrix(context: Context, layout: Matrix) -> None:
    """Read every row below the header. Rows and columns without a number may say what they like."""
    header = context.sheet.rows[layout.index]
    matches = {column: context.told(MEASURE, match, header, column) for column, match in layout.measures.items()}
    columns = {column: match for column, match in matches.items() if match is None or match.code}
    for row in _rows_below(context.sheet, layout):
        if _has_length(context, row, layout, header.width):
            _read_row(context, row, layout, columns)


def _rows_below(sheet: Sheet, layout: Matrix) -> Iterator[Row]:
    """The rows of the table. A label in merged cells stands in each of them; our template's words repeat its codes."""
    merged = _merged_labels(sheet)
    for row in sheet.rows[layout.index + (2 if layout.has_codes else 1) :]:
        if layout.has_codes and row.text(0) == COMPUTED:
            continue
        if merged:
            texts = tuple(merged.get((row.number, column), text) for column, text in enumerate(row.texts))
            row = replace(row, texts=texts)
        yield row


def _merged_labels(sheet: Sheet) -> Mapping[tuple[int, int], str]:
    """{(row, column): text} of the cells that a merged cell covers below its first; numbers are never repeated."""
    numbers = [row.number for row in sheet.rows]
    covered: dict[tuple[int, int], str] = {}
    for span in sheet.merged:
        start, end = bisect_left(numbers, span.top), bisect_right(numbers, span.bottom)
        below = numbers[start + 1 : end]
        if below and numbers[start] == span.top and not holds_number(sheet.rows[start], span.left):
            covered |= {(number, span.left): sheet.rows[start].text(span.left) for number in below}
    return covered


def _has_length(context: Context, row: Row, layout: Matrix, width: int) -> bool:
    """Whether every number of a row has a label above it."""
    stray = [column for column in layout.stray if holds_number(row, column)]
    if stray or not context.sheet.title and (len(row.texts) < width or row.width > width):
        column = stray[0] if stray else min(width, row.width)
        place = context.place(row, column)
        context.collected.refuse(Code.ROW_LENGTH, place, row.text(column), columns=width, cells=row.width)
        return False
    return True


def _read_row(context: Context, row: Row, layout: Matrix, columns: Mapping[int, Match | None]) -> None:
    answered = {column: measure for column, measure in columns.items() if row.text(column).strip()}
    numbers = [column for column, measure in answered.items() if _is_number(row, column, measure)]
    group = _group(context, row, layout, numbers)
    measures = {column: measure for column, measure in answered.items() if measure}
    if group is None or not group.code or not measures:
        return
    if layout.quarter is not None:
        context.check_quarter(row, layout.quarter)
    is_company = all(map(context.is_company, measures.values()))
    platform = None if is_company else _platform(context, row, layout)
    for column, measure in measures.items():
        if context.is_company(measure):
            context.add(row, column, None, group, measure)
        elif platform and platform.code:
            context.add(row, column, platform, group, measure)


def _is_number(row: Row, column: int, measure: Match | None) -> bool:
    """Words may stand anywhere, a digit under a measure that we know may not: it would be passed over."""
    return may_hold_number(row, column) if measure else holds_number(row, column)


def _group(context: Context, row: Row, layout: Matrix, numbers: list[int]) -> Match | None:
    """What a row is about; None, said where the row holds ``numbers``, when its labels are unknown or disagree."""
    labels = [column for column in layout.groups if row.text(column).strip()]
    found = {column: match for column in labels if (match := context.find(GROUP, row.text(column)))}
    codes = dict.fromkeys(match.code for match in found.values())
    if len(codes) > 1:
        text = " / ".join(row.text(column) for column in found)
        place = context.place(row, labels[0])
        context.collected.refuse(Code.UNKNOWN_CODE, place, text, kind=GROUP, guesses="|".join(codes))
        return None
    for column, match in found.items():
        context.say_former(GROUP, match, context.place(row, column))
        return match
    if numbers:
        if labels:
            return context.known(GROUP, row, labels[0])
        context.collected.refuse(Code.ROW_SHAPE, context.place(row, numbers[0]), row.text(numbers[0]))
    return None


def _platform(context: Context, row: Row, layout: Matrix) -> Match | None:
    if layout.platform is None:
        return context.sheet_platform()
    if row.text(layout.platform).strip():
        return context.known(PLATFORM, row, layout.platform)
    context.collected.refuse(Code.ROW_SHAPE, context.place(row, layout.platform))
    return None
