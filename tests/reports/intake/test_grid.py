"""The boxes of a posted page."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.grid import box_named, field_name, read_boxes
from reports.rules.cells import Box, Cell
from tests.cases import bad_inputs

IVORY = Box("aurora-market", "blocked", "ELE-IVORY")
TIGER = Box("aurora-market", "blocked", "TIGER")
REFERRALS = Box(None, "referrals", None)


def ceiling(measure: str) -> int:
    return 1_000 if measure == "referrals" else 1_000_000_000


def read(**texts: str) -> Any:
    named = {"ivory": IVORY, "tiger": TIGER, "referrals": REFERRALS}
    return read_boxes({field_name(named[key]): text for key, text in texts.items()}, ceiling)


@pytest.mark.parametrize("box", [IVORY, REFERRALS, Box("a", "b", "TOTAL")])
def test_a_box_has_one_name(box: Box) -> None:
    assert box_named(field_name(box)) == box


@pytest.mark.parametrize("name", ["version", "c", "c:a", "c:a:b", "c:a:b:c:d", "x:a:b:c", ""])
def test_other_fields_are_no_boxes(name: str) -> None:
    assert box_named(name) is None


def test_zero_not_tracked_and_blank_are_three_things() -> None:
    posted = read(ivory="0", tiger="x", referrals=" ")
    assert posted.changes == {IVORY: Cell(*IVORY, 0), TIGER: Cell(*TIGER, not_tracked=True), REFERRALS: None}


def test_an_unreadable_box_keeps_its_text_and_stops_no_other() -> None:
    posted = read(ivory="1.204", tiger="7")
    assert posted.changes == {TIGER: Cell(*TIGER, 7)}
    assert (posted.texts[IVORY], posted.refused[IVORY].code) == ("1.204", "ambiguous_number")


def test_each_measure_has_its_own_ceiling() -> None:
    posted = read(ivory="1001", referrals="1001")
    assert (set(posted.changes), set(posted.refused)) == ({IVORY}, {REFERRALS})


def test_a_number_as_the_page_writes_it_is_not_respelled() -> None:
    assert read(ivory="1,234", tiger="1 234").respelled == {TIGER: 1234}


@pytest.mark.parametrize("case", bad_inputs("number"))
def test_each_worked_number_gets_its_code_and_value(case: dict[str, Any]) -> None:
    posted, expected = read(ivory=case["input"]), case["expect"]
    if expected["outcome"] == "reject":
        assert posted.refused[IVORY].code == expected["code"]
        assert not posted.changes
    else:
        cell = posted.changes[IVORY]
        assert (cell.value if cell else None) == expected["stored"]


@given(st.dictionaries(st.text(), st.text()))
def test_any_form_can_be_read(fields: dict[str, str]) -> None:
    posted = read_boxes(fields, ceiling)
    assert posted.texts.keys() == posted.changes.keys() | posted.refused.keys()
