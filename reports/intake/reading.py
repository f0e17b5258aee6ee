"""What was read of a file: cells with their places, what is wrong with it, what its reader has to know. Pure, and
written as a plain document, which is how it leaves the process that reads files and how it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from reports.rules.cells import Box, Cell
from reports.rules.codes import Code

PLACES = "; "
"""Between the places of one box."""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One box of a file with what stood there.

    ``place`` is a cell's address, ``Sheet1!D14``, or for CSV ``row 14``; several of them, joined by ``PLACES``, where
    their labels stand for one box and were added up. ``note`` says how the number was read where that is not plain:
    ``ok`` for another spelling, ``formula_cached``.
    """

    cell: Cell
    place: str
    text: str
    note: Code | None = None

    @property
    def box(self) -> Box:
        return self.cell.box


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One thing that is wrong with a file; while there is one, nothing of the file can be used.

    ``text`` is what stood there, cut to 80 characters. ``params`` are the values that its sentence names: for
    ``unknown_code`` and ``not_found`` the kind and the nearest ``guesses`` separated by |, for ``duplicate_row`` the
    ``other`` place, for ``ambiguous_number`` the ``readings`` separated by |, for ``too_large`` the ``ceiling``, for
    ``missing_column`` the ``column``, for ``period_mismatch`` the ``quarter`` of the file; ``row_shape`` with
    ``merged`` is a number in merged cells. ``box`` is the box whose answer cannot be read, if it is one.
    """

    code: Code
    place: str = ""
    text: str = ""
    params: Mapping[str, int | str] = field(default_factory=dict)
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something its reader has to know and that stops nothing: an old template, hidden rows, another encoding."""

    code: Code
    place: str = ""
    params: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnknownLabel:
    """A label that stands for nothing we know; the company can say what it stands for, once and for all."""

    kind: str
    label: str
    place: str
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReading:
    """All of one file. ``form`` is ``xlsx`` or ``csv``; ``quarter`` is the one the file names, empty for none."""

    form: str = ""
    encoding: str = ""
    quarter: str = ""
    cells: tuple[ReadCell, ...] = ()
    problems: tuple[FileProblem, ...] = ()
    notes: tuple[FileNote, ...] = ()
    unknown: tuple[UnknownLabel, ...] = ()


def as_document(reading: FileReading) -> dict[str, Any]:
    """A reading as plain JSON; a NUL, which no database keeps in a text, as the sign for it."""
    document: dict[str, Any] = _visible(msgspec.to_builtins(reading))
    return document


def reading_from(document: Mapping[str, Any]) -> FileReading:
    """The reading that a document was made of; an empty document is an empty reading.

    Raises ``msgspec.ValidationError`` for a document of another shape.
    """
    return msgspec.convert(document, FileReading)


def _visible(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\0", "␀")
        case dict():
            return {name: _visible(one) for name, one in value.items()}
        case list() | tuple():
            return [_visible(one) for one in value]
    return value
