"""The workbook that a company fills in, and that what was filled in is what is read."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.intake.labels import COMPUTED, heading
from reports.intake.reading import FileReading
from reports.intake.template import Words, write_template
from reports.intake.workbooks import read_workbook
from reports.rules.cells import Box, Cell
from tests.reports.intake.sample import LITE, MARKET, VOCABULARY, codes, noted, values

WORDS = Words(
    language="en",
    title="Counts for Q2 2026",
    quarter="Quarter",
    version="Template version",
    hint="Fill in the framed boxes.",
    species_group="Species group",
    counted="What is counted",
    this_quarter="This quarter",
    last_quarter="Last quarter",
    rest="Not broken down",
    company="Company",
    guide="Guide",
    how_to=("Give the total first.", "=Write whole numbers."),
    names={
        "platform": {MARKET: "Aurora Market", LITE: "=Aurora/Lite"},
        "species_group": {"TOTAL": "Total", "TIGER": "Tiger", "PANGOLIN": "穿山甲"},
        "measure": {"blocked": "Blocked before going live", "referrals": "Referrals to authorities"},
    },
    rules={"blocked": "Listings refused before publication."},
)
ASKED = {"blocked": ("TOTAL", "TIGER", "PANGOLIN"), "removed-own": ("TOTAL", "TIGER"), "removed-or-blocked": ("TOTAL",)}
BOXES = [
    *(Box(platform, m, group) for platform in (MARKET, LITE) for m, groups in ASKED.items() for group in groups),
    Box(None, "referrals", None),
]
BEFORE = {
    Box(MARKET, "blocked", "TIGER"): Cell(MARKET, "blocked", "TIGER", 1204),
    Box(None, "referrals", None): Cell(None, "referrals", None, not_tracked=True),
}
# Where each box stands: two columns a measure from C on, the total in row 7; the company's measures from row 7 on.
ADDRESSES = {
    (box, ("Aurora Market" if box.platform == MARKET else "=Aurora Lite") if box.platform else "Company"): (
        7 + (list(ASKED["blocked"]).index(box.species_group) if box.species_group else 0),
        3 + (2 * list(ASKED).index(box.measure) if box.platform else 0),
    )
    for box in BOXES
}


def written(**changed: Any) -> bytes:
    settings = {"words": WORDS, "boxes": BOXES, "before": BEFORE} | changed
    return write_template(settings.pop("vocabulary", VOCABULARY), **settings)


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def filled(answers: dict[Box, int | str], vocabulary: Any = VOCABULARY) -> FileReading:
    """What is read of the template after these answers were typed into it."""
    workbook = opened(written())
    for (box, sheet), (row, column) in ADDRESSES.items():
        if box in answers:
            workbook[sheet].cell(row, column, answers[box])
    target = io.BytesIO()
    workbook.save(target)
    return read_workbook(target.getvalue(), vocabulary)


def test_there_is_a_sheet_for_each_platform_the_company_and_a_guide():
    assert opened(written()).sheetnames == ["Aurora Market", "=Aurora Lite", "Company", "Guide"]


def test_the_total_comes_first_and_the_rest_after_the_wildlife():
    sheet = opened(written(outside={"TIGER"}))["Aurora Market"]
    assert [sheet.cell(row, 1).value for row in range(7, 11)] == ["TOTAL", "PANGOLIN", COMPUTED, "TIGER"]
    assert sheet["C9"].value == '=IF(ISNUMBER(C7),C7-SUM(C8:C8),"")'


def test_last_quarter_stands_beside_the_empty_boxes():
    workbook = opened(written())
    assert [workbook["Aurora Market"][cell].value for cell in ("C8", "D8", "D7")] == [None, 1204, None]
    assert workbook["Company"]["D7"].value == "x"


def test_codes_are_hidden_and_the_header_holds_still():
    sheet = opened(written())["Aurora Market"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[5].hidden
    assert sheet.freeze_panes == "C7"


def test_quarter_and_version_stand_in_cells_and_properties():
    workbook = opened(written())
    assert [workbook["Aurora Market"][cell].value for cell in ("C2", "C3")] == ["2026-Q2", "2026.1"]
    assert (workbook.properties.subject, workbook.properties.version) == ("2026-Q2", "2026.1")


def test_no_text_is_a_formula():
    data = written()
    formulas = [cell for sheet in opened(data) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {cell.value[:13] for cell in formulas} == {"=IF(ISNUMBER("}
    assert opened(data)["Guide"]["A3"].quotePrefix


def test_the_same_template_is_the_same_bytes():
    assert written() == written()


def test_an_empty_template_says_nothing():
    assert read_workbook(written(), VOCABULARY) == FileReading("xlsx", quarter="2026-Q2")


@pytest.mark.parametrize("text", [WORDS.this_quarter, WORDS.last_quarter, WORDS.version])
def test_the_headings_that_are_read_are_known(text):
    assert heading(text)


@given(st.dictionaries(st.sampled_from(BOXES), st.integers(0, 1_000) | st.just("x")))
def test_what_is_filled_in_is_read(answers):
    reading = filled(answers)
    assert (codes(reading), noted(reading)) == ([], [])
    assert values(reading) == {tuple(box): answer for box, answer in answers.items()}


def test_a_number_outside_the_profile_is_read_too():
    workbook = opened(written())
    workbook["Aurora Market"]["E9"] = 3
    target = io.BytesIO()
    workbook.save(target)
    assert values(read_workbook(target.getvalue(), VOCABULARY)) == {(MARKET, "removed-own", "PANGOLIN"): 3}


def test_another_quarters_template_is_refused():
    reading = filled({BOXES[0]: 5}, replace(VOCABULARY, quarter="2026-Q3"))
    assert set(codes(reading)) == {"period_mismatch"}
    assert reading.problems[0].params == {"quarter": "2026-Q2", "expected": "2026-Q3"}


@pytest.mark.parametrize(
    ("file", "form", "wrong"),
    [
        ("practice-2026-Q2", "2026-Q2", True),
        ("2026-Q2", "practice-2026-Q2", False),
        ("practice-2026-Q2",) * 2 + (False,),
    ],
)
def test_what_was_made_up_for_practice_enters_no_real_return(file, form, wrong):
    data = written(vocabulary=replace(VOCABULARY, quarter=file))
    assert ("period_mismatch" in codes(read_workbook(data, replace(VOCABULARY, quarter=form)))) == wrong


def test_an_earlier_template_is_read_by_its_codes_and_says_so():
    today = replace(
        VOCABULARY,
        template="2026.2",
        groups=tuple(group for group in VOCABULARY.groups if group.code != "TIGER"),
        former={"species_group": {"TIGER": "PANGOLIN"}},
    )
    reading = filled({Box(MARKET, "blocked", "TIGER"): 5, Box(MARKET, "blocked", "PANGOLIN"): 2}, today)
    assert (codes(reading), values(reading)) == ([], {(MARKET, "blocked", "PANGOLIN"): 7})
    assert noted(reading) == ["old_template", "old_template"]


def test_codes_and_labels_that_disagree_are_refused():
    workbook = opened(written())
    sheet = workbook["Aurora Market"]
    sheet["B8"], sheet["C8"] = "Pangolins", 5
    target = io.BytesIO()
    workbook.save(target)
    problem = read_workbook(target.getvalue(), VOCABULARY).problems[0]
    assert (problem.code, problem.place, problem.params["guesses"]) == (
        "unknown_code",
        "'Aurora Market'!A8",
        "TIGER|PANGOLIN",
    )


def test_a_sheet_title_is_one_that_spreadsheets_allow():
    names = WORDS.names | {"platform": {MARKET: "[A]: very/long*name?" * 3, LITE: "[a]: VERY/LONG*NAME?" * 3}}
    first, second, *_rest = opened(written(words=replace(WORDS, names=names))).sheetnames
    assert (len(first), second[-4:]) == (31, " (2)")


def test_saved_labels_that_spell_our_codes_change_nothing_in_our_template():
    own = {"measure": {"blocked": "removed-own", "referrals": "blocked"}, "species_group": {"tiger": "PANGOLIN"}}
    typed = {Box(MARKET, "blocked", "TIGER"): 5, Box(None, "referrals", None): 2}
    assert values(filled(typed, replace(VOCABULARY, own=own))) == {tuple(box): count for box, count in typed.items()}
