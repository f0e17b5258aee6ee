"""The worked cases that reading alone can decide, each as CSV and as a workbook where it names both."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reports.intake.files import read_bytes
from reports.intake.reading import FileReading
from reports.intake.sheets import MOST_ROWS
from reports.intake.vocabulary import Named
from tests.cases import bad_inputs
from tests.reports.intake.sample import HEADER, MARKET, VOCABULARY, codes, csv_text, noted, values
from tests.reports.intake.workbook_files import formula, number, sheet, workbook

TIGER = (MARKET, "blocked", "TIGER")
NAMED = replace(VOCABULARY, platforms=(Named(MARKET, ("Platform A", "平台")),))


def as_csv(*rows: tuple[Any, ...]) -> bytes:
    return csv_text(*rows[1:], header=rows[0]).encode()


def as_workbook(*rows: tuple[Any, ...], **settings: Any) -> bytes:
    return workbook({"Sheet1": sheet(rows, **settings)})


WAYS = {"csv": as_csv, "xlsx": as_workbook}
both = pytest.mark.parametrize(
    "way", [pytest.param(way, id=name, marks=pytest.mark.door(name)) for name, way in WAYS.items()]
)


def read(data: bytes) -> FileReading:
    return read_bytes(data, "ours", NAMED)


def case(identity: str, group: str) -> dict[str, Any]:
    return next(param.values[0] for param in bad_inputs(group) if param.id == identity)


@both
@pytest.mark.parametrize("case", bad_inputs("number"))
def test_each_worked_number_gets_its_code_and_value(way, case):
    if way is as_workbook and "xlsx" not in case["channel"]:
        return
    reading, expected = read(way(HEADER, (MARKET, "TIGER", "blocked", case["input"]))), case["expect"]
    if expected["outcome"] == "reject":
        assert (codes(reading), values(reading)) == ([expected["code"]], {})
    else:
        found = values(reading).get(TIGER)
        assert (codes(reading), found) == ([], expected["stored"])


XLSX_CELLS = {
    "B054": number(1234.0),
    "B055": number(1234.0000001),
    "B056": 's="1"><v>46112</v>',
    "B059": formula("SUM(B2:B9)", 100),
    "B060": formula("SUM(B2:B9)"),
    "B061": formula("[other.xlsx]S!A1", 9),
}


@pytest.mark.door("xlsx")
@pytest.mark.parametrize("case", [case for case in bad_inputs("xlsx-cell") if case.id in XLSX_CELLS])
def test_each_worked_cell_gets_its_code_and_value(request, case):
    identity = request.node.callspec.id
    reading = read(as_workbook(HEADER, (MARKET, "TIGER", "blocked", XLSX_CELLS[identity])))
    expected = case["expect"]
    if expected["outcome"] == "reject":
        assert (codes(reading), values(reading)) == ([expected["code"]], {})
        assert reading.problems[0].place == "Sheet1!D2"
    else:
        assert values(reading) == {TIGER: expected["stored"]}
        assert (reading.cells[0].note or "ok") == expected["code"]


@pytest.mark.case("B064")
@pytest.mark.door("xlsx")
def test_a_number_in_a_hidden_row_is_read_and_said():
    reading = read(as_workbook(HEADER, (MARKET, "TIGER", "blocked", 99), hidden=[2]))
    assert (values(reading), noted(reading)) == ({TIGER: 99}, ["hidden_rows"])
    assert (reading.notes[0].place, reading.notes[0].params) == ("Sheet1!D2", {"rows": 1})


@both
@pytest.mark.case("B075", "B076")
@pytest.mark.parametrize("identity", ["B075", "B076"])
def test_the_same_row_twice_is_refused_naming_both(way, identity):
    rows = [
        (platform, group, "blocked", value) for group, platform, value in case(identity, "structure")["input"]["rows"]
    ]
    reading = read(way(HEADER, *rows))
    assert (codes(reading), values(reading)) == (["duplicate_row"], {})
    problem = reading.problems[0]
    assert (problem.place[-1], str(problem.params["other"])[-1]) == ("3", "2")


@both
def test_a_row_that_comes_again_is_named_beside_what_cannot_be_read(way):
    reading = read(way(HEADER, (MARKET, "TIGER", "blocked", "1.204"), (MARKET, "TIGER", "blocked", 5)))
    assert (codes(reading), values(reading)) == (["ambiguous_number", "duplicate_row"], {})


@both
@pytest.mark.case("B077")
def test_an_unknown_species_is_refused_with_guesses_and_asked_about(way):
    reading = read(way(HEADER, ("Platform A", "Elephant ivry", "blocked", 5)))
    assert (codes(reading), values(reading)) == (["unknown_code"], {})
    assert reading.problems[0].params["guesses"] == "Elephant ivory"
    assert [(one.kind, one.label) for one in reading.unknown] == [("species_group", "Elephant ivry")]


@both
@pytest.mark.case("B080")
def test_parts_need_not_be_complete(way):
    parts = [("TIGER", 10), ("PANGOLIN", ""), ("ELE-IVORY", 30), ("TOTAL", 40)]
    reading = read(way(HEADER, *((MARKET, group, "blocked", value) for group, value in parts)))
    assert (codes(reading), list(values(reading).values())) == ([], [10, 30, 40])


@both
@pytest.mark.case("B081")
def test_three_measures_stand_beside_each_other(way):
    given = {"removed-own": 10, "blocked": 20, "removed-or-blocked": 25}
    reading = read(way(HEADER, *((MARKET, "TOTAL", measure, value) for measure, value in given.items())))
    assert values(reading) == {(MARKET, measure, "TOTAL"): value for measure, value in given.items()}


@both
@pytest.mark.case("B082")
def test_a_header_without_measures_is_refused(way):
    assert set(codes(read(way(("Species", "Count"), ("Tiger", 4))))) == {"missing_column"}


@both
@pytest.mark.case("B085")
def test_a_chinese_header_is_read(way):
    assert values(read(way(("平台", "物种", "指标", "数量"), ("平台", "虎", "发布前拦截", 5)))) == {TIGER: 5}


@both
@pytest.mark.case("B087")
def test_an_earlier_template_says_so(way):
    rows = [("template", "2024.1", "", ""), HEADER, (MARKET, "TIGER", "blocked", 5)]
    reading = read(way(*rows))
    assert (values(reading), noted(reading)) == ({TIGER: 5}, ["old_template"])
    assert reading.notes[0].params == {"version": "2024.1", "current": "2026.1"}


@both
@pytest.mark.case("B090")
def test_too_many_rows_are_refused(way):
    assert codes(read(way(HEADER, *[(MARKET, "", "", "")] * (MOST_ROWS + 1)))) == ["too_many_rows"]


@both
@pytest.mark.case("B091")
def test_a_cell_too_long_is_refused(way):
    reading = read(way(HEADER, (MARKET, "TIGER", "blocked", "7" * 40_000)))
    assert (set(codes(reading)), values(reading)) == ({"cell_too_long"}, {})


@both
@pytest.mark.case("B092")
def test_a_row_longer_than_its_header_is_refused(way):
    reading = read(way(HEADER, (MARKET, "TIGER", "blocked", 5, 7)))
    assert (codes(reading), values(reading)) == (["row_length"], {})


def test_what_was_garbled_matches_nothing_b100():
    garbled = "象牙".encode().decode("gb18030")
    assert codes(read(as_csv(HEADER, (MARKET, garbled, "blocked", 5)))) == ["unknown_code"]


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "<script>alert(1)</script>.csv"])
def test_a_name_is_only_a_label_b111_b112(name):
    assert values(read_bytes(as_csv(HEADER, (MARKET, "TIGER", "blocked", 5)), name, NAMED)) == {TIGER: 5}
