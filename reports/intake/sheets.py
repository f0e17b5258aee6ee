"""A sheet as it stands in a file, before anything in it is understood: rows of texts with their places. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from reports.rules.codes import Code

LARGEST_FILE = 10_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_CELL = 10_000

type Progress = Callable[[float], None]

_PLAIN_TITLE = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, from 1, and its texts. ``odd``: columns whose cell is more than its text.

    An odd cell is refused for its code (``is_date``, ``formula_no_value``, ``not_integer`` …), but for
    ``formula_cached``, where the text is the value stored with a formula.
    """

    number: int
    texts: tuple[str, ...]
    odd: Mapping[int, Code] = field(default_factory=dict)

    def text(self, column: int) -> str:
        """What stands in a column, blank beyond the last one."""
        return self.texts[column] if column < len(self.texts) else ""

    @property
    def width(self) -> int:
        """How many columns it has up to the last one that holds something."""
        return max((column for column, text in enumerate(self.texts, 1) if text.strip()), default=0)


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: the first and last row number and column, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """The rows that hold something, in order. A CSV file is one sheet without a title; columns count from 0."""

    title: str
    rows: tuple[Row, ...]
    merged: tuple[Span, ...] = ()
    hidden_rows: Set[int] = frozenset()
    hidden_columns: Set[int] = frozenset()
    is_hidden: bool = False

    @cached_property
    def spans(self) -> Mapping[tuple[int, int], Span]:
        """Merged cells by the row and column of their first."""
        return {(span.top, span.left): span for span in self.merged}

    def place(self, row: int, column: int) -> str:
        """How people find a cell again: ``Sheet1!D14`` or, in a CSV file, ``row 14``."""
        return f"{quoted(self.title)}!{letters(column)}{row}" if self.title else f"row {row}"

    def hides(self, row: int, column: int) -> bool:
        """Whether a cell does not show when the file is opened."""
        return self.is_hidden or row in self.hidden_rows or column in self.hidden_columns


def letters(column: int) -> str:
    """The letters of a column: A for 0, AA for 26."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def quoted(title: str) -> str:
    """A sheet's title as spreadsheets write it in an address."""
    doubled = title.replace("'", "''")
    return title if _PLAIN_TITLE.fullmatch(title) else f"'{doubled}'"
