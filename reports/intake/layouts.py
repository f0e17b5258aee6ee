"""Finds where a sheet's table begins and what its columns are. Three layouts are understood.

*Long*: one number a row, under the headings of the CSV file. *Matrix*: one species group a row, one measure a column;
our own template is one whose hidden first row and column hold the codes. A heading of ours that lacks a column is
*missing* it. Rows above the table are titles. Nothing is understood by its place alone, and no number is passed over: a
column that holds numbers under a label nobody knows is a measure that we have to ask about, also where words stand
beside each of them, and under a measure that we know every digit is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.intake.labels import CODES_HERE, GROUP, MEASURE, PLATFORM, QUARTER, VALUE, Labels, Match, heading
from reports.intake.numbers import NotTracked, parse_count
from reports.intake.sheets import Row, Sheet
from reports.rules.codes import Code

COLUMNS = (PLATFORM, GROUP, MEASURE, VALUE)
_DEEPEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Long:
    """One number a row. ``index``: where the header stands among the sheet's rows."""

    index: int
    columns: Mapping[str, int]
    twice: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """``groups``: columns of labels. ``measures``: {column: what its label stands for, None for nothing known}.

    ``stray``: columns of numbers without a label. ``has_codes``: our template, where the next row is only words.
    """

    index: int
    groups: tuple[int, ...]
    platform: int | None
    quarter: int | None
    measures: Mapping[int, Match | None]
    stray: tuple[int, ...] = ()
    has_codes: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A header of ours that lacks these columns."""

    index: int
    columns: tuple[str, ...]


type Layout = Long | Matrix | Missing


def find_layout(sheet: Sheet, labels: Labels) -> Layout | None:
    """The first row that is a header, or the row above the first number; None where neither is."""
    for index, row in enumerate(sheet.rows[:_DEEPEST_HEADER]):
        found = _layout_at(index, row, sheet, labels)
        if found:
            return found
    return _unknown_matrix(sheet, labels)


def holds_number(row: Row, column: int) -> bool:
    """Whether a cell seems to answer something: digits without letters, *not tracked*, a formula we cannot see."""
    odd, text = row.odd.get(column), row.text(column)
    if odd in {Code.FORMULA_NO_VALUE, Code.EXTERNAL_LINK}:
        return True
    if odd == Code.IS_DATE or not text:
        return False
    if any(map(str.isdigit, text)):
        return not any(map(str.isalpha, text))
    return isinstance(parse_count(text), NotTracked)


def may_hold_number(row: Row, column: int) -> bool:
    """The same of a cell that stands under a measure we know: there, “about 300” and what a program took for a date do
    as well.
    """
    return any(map(str.isdigit, row.text(column))) or holds_number(row, column)


def _layout_at(index: int, row: Row, sheet: Sheet, labels: Labels) -> Layout | None:
    columns: dict[str, int] = {}
    twice = []
    for column, text in enumerate(row.texts):
        name = heading(text)
        if name in columns and name in COLUMNS:
            twice.append(column)
        elif name:
            columns[name] = column
    if columns.keys() >= {MEASURE, VALUE}:
        return Long(index, columns, tuple(twice))
    if any(labels.find(MEASURE, text) for text in row.texts[1:] if text) and not holds_numbers(row):
        return _matrix(index, sheet, labels)
    known = columns.keys() & set(COLUMNS)
    if len(known) > 1 and known & {MEASURE, VALUE}:
        return Missing(index, tuple(name for name in COLUMNS if name not in known))
    return None


def holds_numbers(row: Row) -> bool:
    """Whether a row answers anything beside its first label."""
    return any(holds_number(row, column) for column in range(1, len(row.texts)))


def _unknown_matrix(sheet: Sheet, labels: Labels) -> Matrix | None:
    """A sheet of which no word is known: the row above the first number is its header."""
    for index, row in enumerate(sheet.rows[:_DEEPEST_HEADER]):
        if holds_numbers(row):
            return _matrix(index - 1, sheet, labels) if index else None
    return None


def _matrix(index: int, sheet: Sheet, labels: Labels) -> Matrix:
    header = sheet.rows[index]
    has_codes = header.text(0) == CODES_HERE
    body = sheet.rows[index + (2 if has_codes else 1) :]
    named = {heading(text): column for column, text in enumerate(header.texts)}
    measures, stray, texts = _columns(header, body, labels)
    counting = [column for column, match in measures.items() if match is None or match.code]
    before = [column for column in texts if column < min(counting, default=0)]
    if has_codes:
        return Matrix(index, tuple(before), None, None, measures, tuple(stray), has_codes)
    platform = named.get(PLATFORM, _platform_column(before, body, labels))
    groups = (named[GROUP],) if GROUP in named else tuple(column for column in before if column != platform)
    return Matrix(index, groups, platform, named.get(QUARTER), measures, tuple(stray))


def _columns(
    header: Row, body: tuple[Row, ...], labels: Labels
) -> tuple[dict[int, Match | None], list[int], list[int]]:
    """Columns of counts with what they count, of numbers under no label, and of words; remarks are in none of them."""
    measures: dict[int, Match | None] = {}
    stray, texts = [], []
    find = labels.find_ours if header.text(0) == CODES_HERE else labels.find
    for column in range(max(len(row.texts) for row in (header, *body))):
        label = header.text(column)
        found = find(MEASURE, label) if label.strip() else None
        if found is None and heading(label) not in {None, VALUE}:
            continue
        is_asked = bool(column and label.strip()) and _mixes(body, column, labels)
        if found is None and not is_asked and not any(holds_number(row, column) for row in body):
            texts.append(column)
        elif label.strip():
            measures[column] = found
        else:
            stray.append(column)
    return measures, stray, texts


def _mixes(body: tuple[Row, ...], column: int, labels: Labels) -> bool:
    """Whether every answer of a column has digits among words, as “about 300” has, and none is a label of its row."""
    cells = [(row.odd.get(column), text) for row in body if (text := row.text(column).strip())]
    are_mixed = all(odd is None and any(map(str.isdigit, text)) and any(map(str.isalpha, text)) for odd, text in cells)
    return bool(cells) and are_mixed and not any(labels.find(kind, t) for _, t in cells for kind in (GROUP, PLATFORM))


def _platform_column(columns: list[int], body: tuple[Row, ...], labels: Labels) -> int | None:
    """The column, if any, in which platforms stand without saying so."""
    for column in columns:
        texts = {row.text(column) for row in body[:_DEEPEST_HEADER]} - {""}
        groups = sum(labels.find(GROUP, text) is not None for text in texts)
        if sum(labels.find(PLATFORM, text) is not None for text in texts) > groups:
            return column
    return None
