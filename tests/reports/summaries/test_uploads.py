"""What a file would do, as its page tells it."""

from __future__ import annotations

from typing import Any

from reports.intake.reading import FileProblem, FileReading, ReadCell, as_document
from reports.models import Upload
from reports.rules.cells import Cell
from reports.rules.codes import Code
from reports.summaries.uploads import preview_of


def problems_of(*problems: FileProblem) -> list[tuple[str, list[str]]]:
    """(heading, places) of each kind."""
    upload = Upload(reading=as_document(FileReading("csv", problems=problems)))
    return [(kind.title, [place for place, _text, _said in kind.problems]) for kind in preview_of(upload, {}).problems]


def unknown(label: str, place: str) -> FileProblem:
    params: dict[str, Any] = {"kind": "species_group", "guesses": ""}
    return FileProblem(Code.UNKNOWN_CODE, place, label, params)


def test_a_name_that_means_nothing_is_told_once_with_how_often_it_stands():
    found = problems_of(unknown("Snares", "row 2"), unknown("Scales", "row 3"), unknown("Snares", "row 9"))
    assert found == [("2 names mean nothing to us", ["row 2 and 1 more", "row 3"])]


def test_every_bad_cell_keeps_its_own_place():
    bad = [FileProblem(Code.NOT_INTEGER, place, "many") for place in ("Sheet1!D3", "Sheet1!D7")]
    [(_heading, places)] = problems_of(*bad)
    assert places == ["Sheet1!D3", "Sheet1!D7"]


def test_a_sum_of_several_labels_shows_what_was_added():
    whole = Cell("aurora-market", "blocked", "TIGER", 12)
    upload = Upload(reading=as_document(FileReading("csv", cells=(ReadCell(whole, "row 2; row 3", "5 + 7"),))))
    assert preview_of(upload, {}).boxes[whole.box].message == "added up: 5 + 7"
