"""Rows of counts as CSV: read as an uploaded file is, told as a request is told. Knows no view and saves nothing."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from reports.api.rows import Reading
from reports.errors import Problem
from reports.intake.csv_files import read_csv
from reports.intake.labels import PLATFORM
from reports.intake.reading import PLACES, FileNote, FileProblem, ReadCell
from reports.profiles import Layout
from reports.rules.codes import Code
from reports.vocabularies import vocabulary_of
from reports.wording import files as wording


def read(body: bytes, layout: Layout) -> Reading:
    """The cells of a CSV document; a row without a value says nothing of its box."""
    found = read_csv(body, vocabulary_of(layout))
    respelled = [_respelled(cell) for cell in found.cells if cell.note == Code.OK]
    return Reading(
        cells={one.box: one.cell for one in found.cells},
        problems=[_problem(one) for one in found.problems],
        notes=[*map(_note, found.notes), *respelled],
    )


def _problem(found: FileProblem) -> Problem:
    """A platform that is not theirs is not found, as in JSON."""
    if found.code == Code.UNKNOWN_CODE and found.params.get("kind") == PLATFORM:
        found = replace(found, code=Code.NOT_FOUND)
    return Problem(found.code, wording.problem(found), _pointer(found.place))


def _note(found: FileNote) -> Problem:
    return Problem(found.code, wording.note(found), _pointer(found.place))


def _respelled(cell: ReadCell) -> Problem:
    words = {"text": cell.text, "number": str(cell.cell.value)}
    return Problem(Code.OK, _("“%(text)s” was read as %(number)s.") % words, _pointer(cell.place))


def _pointer(place: str) -> str:
    """Where a program finds it: the row as a spreadsheet counts it, /rows/14; empty for the whole document."""
    first = place.partition(PLACES)[0].removeprefix("row ")
    return f"/rows/{first}" if first else ""
