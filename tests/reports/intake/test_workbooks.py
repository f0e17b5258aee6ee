"""Workbooks: what each type of cell means, what is hidden, merged or linked, and which sheet is about what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.numbers import NotTracked, Whole, parse_count
from reports.intake.workbooks import read_workbook
from reports.rules.cells import Box
from tests.reports.intake.sample import HEADER, LITE, MARKET, ONE_PLATFORM, VOCABULARY, codes, noted, values
from tests.reports.intake.workbook_files import formula, number, sheet, text, workbook

HEAD = ("Species", "Blocked before going live", "removed-own")
TIGER = (MARKET, "blocked", "TIGER")


def read(*rows, vocabulary=ONE_PLATFORM, title="Sheet1", **settings):
    return read_workbook(workbook({title: sheet(rows, **settings)}), vocabulary)


def one(value, **settings):
    """What is read of one cell of a matrix."""
    return read(HEAD, ("Tiger", value), **settings)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (number(12.5), "not_integer"),
        (number("1E300"), "too_large"),
        (number(-5), "negative"),
        ('t="b"><v>1</v>', "not_integer"),
        ('t="e"><v>#REF!</v>', "not_integer"),
        ('s="1"><v>46112</v>', "is_date"),
        ('t="d"><v>2026-03-31</v>', "is_date"),
        (text("1.234"), "ambiguous_number"),
        (text("see note"), "not_integer"),
        (formula("B9/2", "12.5"), "not_integer"),
        ('t="b"><f>B9</f><v>1</v>', "not_integer"),
        ('t="e"><f>B9/0</f><v>#DIV/0!</v>', "not_integer"),
        (formula("SUM(B3:B9)"), "formula_no_value"),
        (formula("'[other.xlsx]S'!A1", 9), "external_link"),
        (formula("'C:\\folder\\[other.xlsx]My sheet'!A1", 9), "external_link"),
        (formula("SUM([1]S!A1,2)", 9), "external_link"),
    ],
)
def test_a_cell_that_is_no_count_is_refused_with_its_place_and_box(value, code):
    reading = one(value)
    assert [(p.code, p.place, p.box) for p in reading.problems] == [(code, "Sheet1!B2", Box(*TIGER))]
    assert not reading.cells


@pytest.mark.parametrize(
    ("value", "stored", "note"),
    [
        (number(12), 12, None),
        (number("12.0"), 12, None),
        (number("1.2E3"), 1200, None),
        (text("1 234"), 1234, "ok"),
        (text("x"), "x", None),
        (formula("SUM(B3:B9)", 12), 12, "formula_cached"),
        ('t="str"><f>T("12")</f><v>12</v>', 12, "formula_cached"),
        (formula("Table1[Sum]+Sheet2!A1", 3), 3, "formula_cached"),
    ],
)
def test_a_cell_that_is_a_count_is_read(value, stored, note):
    reading = one(value)
    assert values(reading) == {TIGER: stored}
    assert reading.cells[0].note == note


@pytest.mark.parametrize("value", [text(""), text("  "), 't="str"><f>IF(A1,"","")</f><v></v>', None])
def test_an_empty_cell_says_nothing(value):
    assert (codes(one(value)), values(one(value))) == ([], {})


def test_a_block_of_formulas_shares_its_link():
    first = '><f t="shared" ref="B2:B3" si="0">[1]S!A1</f><v>5</v>'
    reading = read(HEAD, ("Tiger", first), ("Total", '><f t="shared" si="0"/><v>6</v>'))
    assert codes(reading) == ["external_link", "external_link"]


def test_cells_without_an_address_stand_one_after_the_other():
    part = sheet([HEAD, ("Tiger", 5, 7)])
    for address in ("A1", "B1", "C1", "A2", "B2", "C2"):
        part = part.replace(f' r="{address}"', "")
    part = part.replace('<row r="1">', "<row>").replace('<row r="2">', "<row>")
    assert list(values(read_workbook(workbook({"S": part}), ONE_PLATFORM)).values()) == [5, 7]


def test_texts_in_runs_are_one_text_without_pronunciation():
    runs = 't="inlineStr"><is><r><t>Ti</t></r><r><t>ger</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is>'
    assert values(read(HEAD, (runs, 5))) == {TIGER: 5}


def test_shared_texts_are_read():
    shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Tiger</t></si></sst>'
    data = workbook({"S": sheet([HEAD, ('t="s"><v>0</v>', 5)])}, {"xl/sharedStrings.xml": shared})
    assert values(read_workbook(data, ONE_PLATFORM)) == {TIGER: 5}


def test_hidden_columns_are_read_and_said():
    reading = one(5, columns='<cols><col min="2" max="2" hidden="1"/></cols>')
    assert (values(reading), noted(reading)) == ({TIGER: 5}, ["hidden_rows"])


def test_hidden_rows_without_numbers_are_not_worth_a_word():
    assert noted(read(("Our counts",), HEAD, ("Tiger", 5), ("Total", None), hidden=[1, 4])) == []


def test_hidden_sheets_are_read_and_said():
    data = workbook(
        {"Aurora Market": sheet([HEAD, ("Tiger", 5)]), "Aurora Lite": sheet([HEAD, ("Tiger", 6)])}, states="vh"
    )
    reading = read_workbook(data, VOCABULARY)
    assert values(reading) == {TIGER: 5, (LITE, "blocked", "TIGER"): 6}
    assert [(note.code, note.place) for note in reading.notes] == [("hidden_rows", "'Aurora Lite'!B2")]


def test_a_label_in_merged_cells_stands_in_each_of_them():
    rows = [("Platform", *HEAD), (MARKET, "Tiger", 5), ("", "Total", 9), (LITE, "Tiger", 1)]
    merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    reading = read(*rows, vocabulary=VOCABULARY, after=merged)
    assert values(reading) == {TIGER: 5, (MARKET, "blocked", "TOTAL"): 9, (LITE, "blocked", "TIGER"): 1}


@pytest.mark.parametrize("merged", ["B2:B3", "B2:C2"])
def test_a_number_in_merged_cells_is_for_no_one_box(merged):
    after = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>'
    reading = read(HEAD, ("Tiger", 5), ("Total", None, 9), after=after)
    assert [(p.code, p.place) for p in reading.problems] == [("row_shape", f"Sheet1!{merged}")]


@pytest.mark.parametrize("title", ["Aurora Lite", "aurora-lite", "AURORA  LITE"])
def test_a_sheets_title_is_its_platform(title):
    assert values(one(5, vocabulary=VOCABULARY, title=title)) == {(LITE, "blocked", "TIGER"): 5}


def test_a_title_that_is_no_platform_is_asked_about_once():
    reading = read(HEAD, ("Tiger", 5), ("Total", 9), vocabulary=VOCABULARY, title="Big shop")
    assert [(p.code, p.place) for p in reading.problems] == [("not_found", "'Big shop'")]
    assert [(unknown.kind, unknown.label) for unknown in reading.unknown] == [("platform", "Big shop")]


def test_a_saved_title_is_its_platform_or_left_out():
    rows = sheet([HEAD, ("Tiger", 5)])
    vocabulary = replace(VOCABULARY, own={"platform": {"big shop": MARKET, "scratch": ""}})
    reading = read_workbook(workbook({"Big shop": rows, "Scratch": rows}), vocabulary)
    assert (codes(reading), values(reading)) == ([], {TIGER: 5})


def test_one_box_on_two_sheets_is_refused_naming_both():
    rows = sheet([("Platform", *HEAD), (MARKET, "Tiger", 5)])
    reading = read_workbook(workbook({"One": rows, "Two": rows}), VOCABULARY)
    assert [(p.place, p.params["other"]) for p in reading.problems] == [("Two!C2", "One!C2")]


def test_sheets_without_counts_are_passed_over():
    data = workbook({"About": sheet([("We counted",), ("with care",)]), "Sheet1": sheet([HEAD, ("Tiger", 5)])})
    assert values(read_workbook(data, ONE_PLATFORM)) == {TIGER: 5}


@pytest.mark.parametrize("value", [text("约300"), 's="1"><v>46112</v>', formula("SUM(B3:B9)"), text("1.2万")])
def test_what_may_be_a_number_beside_an_unknown_label_is_asked_about_by_its_place(value):
    reading = read(HEAD, ("Tiger", 5), ("Unicorns", value))
    assert [(one.label, one.place) for one in reading.unknown] == [("Unicorns", "Sheet1!A3")]


def test_numbers_without_any_header_are_not_passed_over():
    data = workbook({"Sheet1": sheet([HEAD, ("Tiger", 5)]), "More": sheet([("Total", 9)])})
    assert [(unknown.kind, unknown.label) for unknown in read_workbook(data, ONE_PLATFORM).unknown] == [
        ("platform", "More")
    ]
    kept = replace(ONE_PLATFORM, own={"platform": {"more": MARKET}})
    assert set(codes(read_workbook(data, kept))) == {"missing_column"}
    left = replace(ONE_PLATFORM, own={"platform": {"more": ""}})
    assert codes(read_workbook(data, left)) == []


def test_a_long_sheet_can_be_left_out_too():
    data = workbook({"Sheet1": sheet([HEAD, ("Tiger", 5)]), "Raw": sheet([HEADER, (MARKET, "TOTAL", "blocked", 9)])})
    left = replace(ONE_PLATFORM, own={"platform": {"raw": ""}})
    assert values(read_workbook(data, left)) == {TIGER: 5}


def test_a_workbook_without_counts_lacks_every_column():
    assert set(codes(read(("We counted",), ("with care",)))) == {"missing_column"}


def test_rows_of_the_company_need_no_platform():
    reading = read(("Measure", "Value"), ("Referrals to authorities", 12), title="Company")
    assert values(reading) == {(None, "referrals", None): 12}


def test_rows_of_a_platform_need_a_group():
    assert codes(read(("Measure", "Value"), ("blocked", 12))) == ["missing_column"]


def test_words_beside_the_rows_are_remarks():
    reading = read(HEADER, (MARKET, "TIGER", "blocked", 5, None, "as Anna said"))
    assert values(reading) == {TIGER: 5}


def test_columns_beyond_the_limit_are_refused():
    assert "row_length" in codes(read(HEAD, ("Tiger", 5, *[None] * 250, 9)))


def test_progress_only_grows():
    seen: list[float] = []
    data = workbook({"Sheet1": sheet([HEADER, *[(MARKET, "TIGER", "blocked", "")] * 5_000])})
    read_workbook(data, ONE_PLATFORM, seen.append)
    assert seen == sorted(seen)
    assert (len(seen) > 5, seen[-1]) == (True, 1.0)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")))
def test_any_text_is_its_own_number_or_none(written):
    found = values(one(text(written))).get(TIGER)
    match parse_count(written):
        case Whole(value):
            assert found == value
        case NotTracked():
            assert found == "x"
        case _:
            assert found is None
