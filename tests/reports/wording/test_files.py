"""What is said of a file: each code has its sentence, whatever stood in the cell."""

from __future__ import annotations

import pytest

from reports.intake.numbers import Refused, parse_count
from reports.intake.reading import FileNote, FileProblem
from reports.rules.codes import Code
from reports.wording import files, returns

SAID = {*files.PROBLEMS, *files.UNREADABLE}
VALUES = {"other": "row 3", "columns": 4, "cells": 5, "column": "value", "quarter": "2026-Q2", "readings": "1|2"}


@pytest.mark.parametrize("code", sorted(SAID))
def test_every_problem_has_a_sentence_of_its_own(code):
    sentence = files.problem(FileProblem(code, "row 4", "Unicorn", VALUES))
    assert sentence
    assert code not in sentence


@pytest.mark.parametrize("code", sorted(files.NOTES))
def test_every_note_has_a_sentence(code):
    assert files.note(FileNote(code, params={"rows": 2, "encoding": "gb18030"}))


def test_a_file_of_another_quarter_names_both():
    told = files.problem(FileProblem(Code.PERIOD_MISMATCH, params={"quarter": "2026-Q2", "expected": "2026-Q3"}))
    assert told == "This file says 2026-Q2; this return is for 2026-Q3."


def test_a_code_without_a_sentence_is_still_told():
    assert files.problem(FileProblem(Code.BLANK)) == "This cannot be read (blank)."


def test_near_names_are_offered():
    found = FileProblem(Code.UNKNOWN_CODE, "row 4", "Pangolin", {"guesses": "Pangolins|Penguins"})
    assert files.problem(found).endswith("Do you mean one of these: Pangolins, Penguins?")


def test_an_endless_number_is_refused_in_words():
    refused = parse_count("1.234" + ".234" * 20)
    assert isinstance(refused, Refused)
    assert returns.unreadable(refused).startswith("Write the digits alone")
    assert files.problem(FileProblem(refused.code, "row 4", "1.234…")) == returns.unreadable(refused)


def test_what_has_no_place_is_the_whole_files():
    kinds = [files.kind_of(FileProblem(Code.EXTERNAL_LINK, place)) for place in ("", "Sheet1!D4")]
    assert kinds == [files.Kind.FILE, files.Kind.NUMBERS]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("row 3", "row 3"),
        ("row 3; row 14", "row 3, row 14"),
        ("Sheet1!D14", "Sheet1!D14"),
        ("'row 3; row 4'!A1", "'row 3; row 4'!A1"),
    ],
)
def test_rows_are_told_in_words_and_addresses_as_they_are(place, said):
    assert files.place(place) == said
