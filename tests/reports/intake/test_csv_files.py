"""CSV: every encoding, delimiter and line end it comes in, and what is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.csv_files import read_csv
from reports.intake.numbers import Whole, parse_count
from reports.intake.sheets import LONGEST_CELL, MOST_ROWS
from reports.rules.cells import Box
from tests.reports.intake.sample import HEADER, LITE, MARKET, VOCABULARY, codes, csv_text, noted, read, values

TIGER = (MARKET, "TIGER", "blocked", 5)
READ = {(MARKET, "blocked", "TIGER"): 5}
CHINESE = csv_text(("Aurora Market", "虎", "发布前拦截", 5), header=("平台", "物种", "指标", "数量"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_is_read(encoding):
    assert values(read(CHINESE.encode(encoding))) == READ


@pytest.mark.parametrize(("encoding", "notes"), [("utf-8", []), ("utf-16", []), ("gb18030", ["encoding_detected"])])
def test_an_encoding_that_was_found_out_is_said(encoding, notes):
    reading = read(CHINESE.encode(encoding))
    assert (reading.encoding, noted(reading)) == (encoding, notes)


def test_bytes_of_no_encoding_are_a_bad_file():
    assert codes(read(b"platform,\xff\xff\xff")) == ["bad_file"]


@pytest.mark.case("B086")
@pytest.mark.door("csv")
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_delimiters_and_line_ends_are_found(delimiter, end):
    assert values(read(csv_text(TIGER, delimiter=delimiter, end=end))) == READ


def test_other_delimiters_are_not_tried():
    assert codes(read(csv_text(TIGER, delimiter="|").replace('"', ""))) == ["missing_column"] * 4


def test_a_line_that_names_the_delimiter_is_no_row():
    reading = read("sep=;\n" + csv_text(TIGER, delimiter=";"))
    assert (values(reading), reading.cells[0].place) == (READ, "row 3")


def test_columns_come_in_any_order_and_others_are_remarks():
    rows = [(5, "Anna 7", "blocked", "TIGER", MARKET)]
    assert values(read(csv_text(*rows, header=("value", "by", "measure", "species_group", "platform")))) == READ


def test_a_column_given_twice_is_refused():
    reading = read(csv_text((*TIGER, 7), header=(*HEADER, "count")))
    assert (codes(reading), values(reading)) == (["duplicate_row"], {})


@pytest.mark.parametrize("name", HEADER)
def test_a_column_that_is_not_there_is_named(name):
    header = tuple(one for one in HEADER if one != name)
    reading = read(csv_text(TIGER[:3], header=header))
    assert [(p.code, p.params["column"]) for p in reading.problems] == [("missing_column", name)]


def test_a_quoted_cell_may_hold_a_line_end():
    rows = csv_text((MARKET, "TIGER", "blocked", 5, "two\nlines"), TIGER[:3] + (6, ""), header=(*HEADER, "note"))
    assert read(rows).problems[0].params["other"] == "row 2"


def test_a_quote_that_is_not_closed_is_a_bad_file():
    reading = read(csv_text(TIGER) + f'{LITE},TIGER,blocked,"7')
    assert [(p.code, p.place) for p in reading.problems] == [("bad_file", "row 3")]


@pytest.mark.parametrize("row", [f"{LITE},TIGER,blocked\n", f"{LITE},TIGER,blocked,5,6\n"])
def test_a_row_of_another_length_is_refused(row):
    reading = read(csv_text(TIGER) + row)
    assert [(p.code, p.place) for p in reading.problems] == [("row_length", "row 3")]


def test_blank_rows_and_blank_values_say_nothing():
    assert values(read(csv_text(TIGER) + f"\n,,,\n{LITE},TIGER,blocked,\n")) == READ


def test_a_cell_too_long_is_refused():
    reading = read(csv_text((MARKET, "TIGER", "blocked", "1" * (LONGEST_CELL + 1))))
    assert [(p.code, len(p.text)) for p in reading.problems] == [("cell_too_long", 80)]


def test_too_many_rows_are_refused():
    assert codes(read(csv_text() + f"{MARKET},TIGER,blocked,\n" * (MOST_ROWS + 1))) == ["too_many_rows"]


def test_too_many_columns_are_refused():
    assert "row_length" in codes(read(csv_text((*TIGER, *range(200)), header=(*HEADER, *map(str, range(200))))))


def test_not_tracked_and_company_measures_are_read():
    reading = read(csv_text((MARKET, "TOTAL", "blocked", "x"), ("", "", "referrals", "1 000")))
    assert values(reading) == {(MARKET, "blocked", "TOTAL"): "x", (None, "referrals", None): 1_000}
    assert [cell.note for cell in reading.cells] == [None, "ok"]


def test_a_refused_value_names_its_box_and_its_readings():
    problem = read(csv_text((MARKET, "TIGER", "blocked", "1.204"))).problems[0]
    assert (problem.box, problem.params) == (Box(MARKET, "blocked", "TIGER"), {"readings": "1204|1.204"})


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((MARKET, "", "blocked", 5), "row_shape"),
        (("", "", "", 5), "row_shape"),
        ((MARKET, "TIGER", "referrals", 5), "row_shape"),
        ((MARKET, "TIGER", "removed-or-blocked", 5), "not_split"),
        ((MARKET, "UNSPEC", "blocked", 5), "computed_row"),
        (("rival", "TIGER", "blocked", 5), "not_found"),
        (("", "", "referrals", 1_001), "too_large"),
    ],
)
def test_a_row_for_no_box_of_the_return_is_refused(row, code):
    reading = read(csv_text(row))
    assert (codes(reading), values(reading)) == ([code], {})


def test_progress_only_grows():
    seen: list[float] = []
    read_csv((csv_text() + f"{MARKET},TIGER,blocked,\n" * 5_000).encode(), VOCABULARY, seen.append)
    assert seen == sorted(seen)
    assert 0 < seen[0] < seen[-1] <= 1


@given(st.dictionaries(st.sampled_from([MARKET, LITE]), st.integers(0, 10**9)), st.sampled_from([",", ";", "\t"]))
def test_what_was_written_is_read(numbers, delimiter):
    rows = [(platform, "TOTAL", "blocked", number) for platform, number in numbers.items()]
    written = {(platform, "blocked", "TOTAL"): number for platform, number in numbers.items()}
    assert values(read(csv_text(*rows, delimiter=delimiter))) == written


PARTS = (MARKET, LITE, "", "Aurora Market", "TIGER", "tiger", "TOTAL", "UNSPEC", "blocked", "referrals", "?", "2026-Q2")


@given(st.lists(st.tuples(*[st.sampled_from(PARTS)] * 3, st.sampled_from(["", "0", "5", "1,234", "x", "1.5", "a"]))))
def test_every_number_is_that_of_its_row(rows):
    reading = read(csv_text(*rows))
    for cell in reading.cells:
        platform, group, measure, text = rows[int(cell.place.removeprefix("row ")) - 2]
        assert (cell.cell.platform or "", cell.cell.measure) in {(platform, measure), (MARKET, measure)}
        assert ((cell.cell.species_group or "").casefold(), cell.text) == (group.casefold(), text)


@given(st.binary())
def test_any_bytes_are_read_without_a_number(data):
    assert not read(data).cells


@given(st.text().map(lambda text: text.replace('"', '""')))
def test_any_text_is_its_own_number_or_none(text):
    alone = parse_count(text.replace('""', '"'))
    found = values(read(csv_text((MARKET, "TIGER", "blocked", text)))).get((MARKET, "blocked", "TIGER"))
    assert found == alone.value if isinstance(alone, Whole) else found in {None, "x"}
