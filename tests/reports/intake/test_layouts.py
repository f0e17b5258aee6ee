"""A company's own sheets: what is understood of them, what has to be asked, and that no number is passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.intake.sample import LITE, MARKET, ONE_PLATFORM, VOCABULARY, codes, csv_text, noted, read, values

BLOCKED, REMOVED = "Blocked before going live", "删除（贵公司自行发现）"
GROUPS = ("Species", BLOCKED, REMOVED)
BOTH = {(MARKET, "blocked", "TIGER"): 5, (MARKET, "removed-own", "TIGER"): 7}


def matrix(*rows, header=GROUPS, vocabulary=ONE_PLATFORM):
    return read(csv_text(*rows, header=header), vocabulary)


def own(kind: str, **labels: str):
    """The vocabulary of a company that saved these labels."""
    return replace(ONE_PLATFORM, own={kind: {label.replace("_", " "): code for label, code in labels.items()}})


@pytest.mark.parametrize("group", ["TIGER", "tiger ", "虎", "Ｔｉｇｅｒ"])
@pytest.mark.parametrize("header", [GROUPS, ("", "blocked", "removed-own"), ("物种", "发布前拦截", "REMOVED-OWN")])
def test_groups_and_measures_go_by_code_and_by_either_name(group, header):
    assert values(matrix((group, 5, 7), header=header)) == BOTH


def test_rows_above_the_table_are_titles():
    text = "Anna's counts,,\n2026-Q2,,\n,,\n" + csv_text(("Tiger", 5, 7), header=GROUPS)
    reading = read(text, ONE_PLATFORM)
    assert (values(reading), reading.quarter) == (BOTH, "2026-Q2")


def test_a_title_that_names_another_quarter_is_refused():
    reading = read("2026Q1,,\n" + csv_text(("Tiger", 5, 7), header=GROUPS), ONE_PLATFORM)
    assert [(p.code, p.place, p.params["quarter"]) for p in reading.problems] == [
        ("period_mismatch", "row 1", "2026-Q1")
    ]


def test_a_column_of_quarters_has_to_name_ours():
    rows = [("2026-Q2", "Tiger", 5, 7), ("2026-Q1", "Pangolins", 5, 7), ("Q1", "Total", 5, 7)]
    assert codes(matrix(*rows, header=("Quarter", *GROUPS))) == ["period_mismatch", "bad_quarter"]


def test_totals_have_their_own_labels():
    reading = matrix(("Total", 5, 7), ("合计", 5, ""))
    assert (codes(reading), list(values(reading))) == (["duplicate_row"], [(MARKET, "removed-own", "TOTAL")])


def test_the_rest_of_a_total_is_not_taken():
    assert codes(matrix(("Tiger", 5, 7), ("Not broken down", 3, ""))) == ["computed_row"]


def test_a_platform_column_tells_platforms_apart():
    rows = [("Aurora Market", "Tiger", 5, 7), ("Aurora Lite", "Tiger", 1, "")]
    for heading in ("Platform", "Where"):
        reading = matrix(*rows, header=(heading, *GROUPS), vocabulary=VOCABULARY)
        assert values(reading) == {**BOTH, (LITE, "blocked", "TIGER"): 1}


def test_a_title_tells_the_platform():
    reading = read("Aurora Lite,,\n" + csv_text(("Tiger", 5, ""), header=GROUPS))
    assert values(reading) == {(LITE, "blocked", "TIGER"): 5}


def test_without_a_platform_none_is_chosen():
    reading = matrix(("Tiger", 5, 7), ("Total", 9, 9), vocabulary=VOCABULARY)
    assert [(p.code, p.params) for p in reading.problems] == [("missing_column", {"column": "platform"})]


def test_two_platforms_above_one_table_are_refused():
    reading = read("Aurora Lite,Aurora Market,\n" + csv_text(("Tiger", 5, ""), header=GROUPS))
    assert [(p.code, p.params["guesses"]) for p in reading.problems] == [("unknown_code", f"{LITE}|{MARKET}")]


def test_an_unknown_measure_with_numbers_is_asked_about():
    reading = matrix(("Tiger", 5, 7), header=("Species", BLOCKED, "Zapped"))
    assert (codes(reading), [one.label for one in reading.unknown]) == (["unknown_code"], ["Zapped"])


@pytest.mark.parametrize("heading", ["Count", "This quarter", "数量"])
def test_a_column_that_only_says_number_is_asked_about(heading):
    assert [one.label for one in matrix(("Tiger", 5, 7), header=("Species", BLOCKED, heading)).unknown] == [heading]


@pytest.mark.parametrize("heading", ["Last quarter", "上季度（2026年第1季度）", "Notes", "备注"])
def test_a_column_of_last_quarter_or_of_remarks_is_not_read(heading):
    assert list(values(matrix(("Tiger", 5, 7), header=("Species", BLOCKED, heading))).values()) == [5]


def test_a_column_without_numbers_is_a_remark():
    rows = [("Tiger", 5, 7, "Anna, 3 May"), ("Total", 9, 9, "see above")]
    assert codes(matrix(*rows, header=(*GROUPS, "Who"))) == []


@pytest.mark.parametrize("header", [(*GROUPS, "Taken down"), ("Species", "Taken down", BLOCKED, REMOVED)])
def test_a_column_whose_numbers_all_stand_among_words_is_asked_about(header):
    said = {"Species": "Tiger", BLOCKED: 5, REMOVED: 7, "Taken down": "about 300"}
    reading = matrix([said[one] for one in header], ["", "", "", ""], header=header)
    assert (codes(reading), [one.label for one in reading.unknown]) == (["unknown_code"], ["Taken down"])


def test_a_column_with_a_remark_without_a_number_is_a_remark():
    rows = (("Tiger", 5, 7, "see ticket 12"), ("Pangolins", 1, 2, "counted by hand"))
    assert not matrix(*rows, header=(*GROUPS, "Anna")).problems


def test_a_number_without_a_heading_is_refused():
    assert codes(matrix(("Tiger", 5, 7, 8), header=(*GROUPS, ""))) == ["row_length"]


def test_an_unknown_row_with_numbers_is_asked_about_and_words_are_not():
    reading = matrix(("Mammals", "", ""), ("Unicorns", 5, ""), ("Counted by Anna", "", ""))
    assert [(one.label, one.place) for one in reading.unknown] == [("Unicorns", "row 3")]


@pytest.mark.parametrize("text", ["约300", "12 pcs", "1.2万", "≈ 40", "2026-04-01", "³", "three (3)"])
def test_a_digit_beside_an_unknown_label_is_asked_about(text):
    reading = matrix(("Tiger", 5, 7), ("Unicorns", text, ""))
    assert [(one.label, one.place) for one in reading.unknown] == [("Unicorns", "row 3")]


@pytest.mark.parametrize("text", ["约300", "12 pcs"])
def test_a_digit_beside_no_label_is_refused_where_it_stands(text):
    reading = matrix(("Tiger", 5, 7), ("", "see note", text))
    assert [(p.code, p.place, p.text) for p in reading.problems] == [("row_shape", "row 3", text)]


def test_words_under_a_measure_beside_an_unknown_label_are_words():
    assert codes(matrix(("Tiger", 5, 7), ("Counted by", "Anna", "Bo"))) == []


def test_a_sheet_of_unknown_words_asks_about_each():
    reading = matrix(("Big cats", 5, 7), header=("Art", "Gesperrt", "Entfernt"))
    assert [one.label for one in reading.unknown] == ["Gesperrt", "Entfernt", "Big cats"]


def test_a_number_without_any_label_is_refused():
    assert codes(matrix(("Tiger", 5, 7), ("", 5, ""))) == ["row_shape"]


def test_a_saved_label_is_read():
    assert values(matrix(("Big  CATS", 5, 7), vocabulary=own("species_group", big_cats="TIGER"))) == BOTH


@pytest.mark.parametrize("meaning", ["removed-own", ""])
def test_a_code_stands_for_its_own_box_whatever_was_saved(meaning):
    saved = {"measure": {"blocked": meaning}, "species_group": {"tiger": "PANGOLIN"}}
    vocabulary, expected = replace(ONE_PLATFORM, own=saved), {(MARKET, "blocked", "TIGER"): 5}
    assert values(read(csv_text((MARKET, "TIGER", "blocked", 5)), vocabulary)) == expected
    assert values(matrix(("Tiger", 5), header=("Species", "Blocked"), vocabulary=vocabulary)) == expected


def test_a_former_code_stands_for_its_successor_whatever_was_saved():
    vocabulary = replace(own("species_group", big_cats="PANGOLIN"), former={"species_group": {"BIG CATS": "TIGER"}})
    assert values(matrix(("Big cats", 5, 7), vocabulary=vocabulary)) == BOTH


def test_labels_that_stand_for_one_code_are_added_and_all_named():
    vocabulary = own("species_group", tiger_bone="TIGER", tiger_skin="TIGER")
    reading = matrix(("Tiger bone", 2, 3), ("Tiger skin", 1, ""), ("Tiger", 2, 4), vocabulary=vocabulary)
    assert (codes(reading), values(reading)) == ([], BOTH)
    assert [(cell.place, cell.text) for cell in reading.cells] == [
        ("row 2; row 3; row 4", "2 + 1 + 2"),
        ("row 2; row 4", "3 + 4"),
    ]


def test_one_saved_label_twice_is_refused():
    vocabulary = own("species_group", bone="TIGER", skin="TIGER")
    assert codes(matrix(("Bone", 2, ""), ("BONE", 2, ""), vocabulary=vocabulary)) == ["duplicate_row"]


def test_every_further_copy_of_a_row_is_named():
    reading = matrix(("Tiger", 2, ""), ("Tiger", 2, ""), ("TIGER", 3, ""))
    assert [(p.place, p.params["other"]) for p in reading.problems] == [("row 3", "row 2"), ("row 4", "row 2")]


def test_a_sum_over_the_ceiling_is_refused():
    vocabulary = replace(own("species_group", bone="TIGER", skin="TIGER"), ceilings={"blocked": 4})
    assert codes(matrix(("Bone", 2, ""), ("Skin", 3, ""), vocabulary=vocabulary)) == ["too_large"]


def test_not_tracked_and_a_number_do_not_add_up():
    vocabulary = own("species_group", bone="TIGER", skin="TIGER")
    assert codes(matrix(("Bone", 2, ""), ("Skin", "x", ""), vocabulary=vocabulary)) == ["duplicate_row"]
    assert values(matrix(("Bone", "x", ""), ("Skin", "x", ""), vocabulary=vocabulary)) == {
        (MARKET, "blocked", "TIGER"): "x"
    }


@pytest.mark.parametrize(
    ("kind", "label", "left"),
    [
        ("species_group", "pangolins", {"TOTAL"}),
        ("platform", "aurora market", {"TOTAL"}),
        ("measure", BLOCKED.lower(), set()),
    ],
)
def test_a_label_that_is_left_out_leaves_its_numbers_out(kind, label, left):
    vocabulary = replace(VOCABULARY, own={kind: {label: ""}})
    rows = [("Aurora Lite", "Total", 1), ("Aurora Market", "Pangolins", 2)]
    reading = matrix(*rows, header=("Platform", *GROUPS[:2]), vocabulary=vocabulary)
    assert (codes(reading), {cell.box.species_group for cell in reading.cells}) == ([], left)


def test_a_code_of_former_times_is_read_as_its_successor_and_said():
    vocabulary = replace(ONE_PLATFORM, former={"species_group": {"BIG-CATS": "TIGER"}})
    reading = matrix(("BIG-CATS", 5, 7), vocabulary=vocabulary)
    assert (values(reading), noted(reading)) == (BOTH, ["old_template"])
    assert reading.notes[0].params == {"kind": "species_group", "former": "BIG-CATS", "successor": "TIGER"}


def test_a_label_of_two_codes_is_no_label():
    groups = [
        replace(group, labels=("Cats",)) if group.code in {"TIGER", "PANGOLIN"} else group
        for group in VOCABULARY.groups
    ]
    reading = matrix(("Cats", 5, ""), vocabulary=replace(ONE_PLATFORM, groups=tuple(groups)))
    assert (codes(reading), values(reading)) == (["unknown_code"], {})


def test_a_platform_outside_the_return_is_refused_by_that_reason():
    vocabulary = replace(ONE_PLATFORM, idle=VOCABULARY.platforms[1:])
    reading = matrix(("Aurora Lite", "Tiger", 5, ""), header=("Platform", *GROUPS), vocabulary=vocabulary)
    assert [(p.code, p.text) for p in reading.problems] == [("platform_not_active", LITE)]


def test_a_measure_of_the_company_stands_in_no_row_of_a_group():
    assert codes(matrix(("Tiger", 5), header=("Species", "Referrals to authorities"))) == ["row_shape"]


def test_text_that_was_kept_from_being_a_formula_is_its_label():
    (asked,) = matrix(("'=Tiger", 5, 7)).unknown
    assert asked.label == "=Tiger"
    assert codes(matrix(("'=Tiger", 5, 7), vocabulary=own("species_group", **{"=tiger": "TIGER"}))) == []


@pytest.mark.parametrize("text", ["see note", "1.204", "3万", "-4", "2026-04-01"])
def test_a_text_in_a_box_is_refused_where_it_stands(text):
    reading = matrix(("Tiger", text, 7))
    assert [(p.place, p.box.species_group) for p in reading.problems if p.box] == [("row 2", "TIGER")]
