"""What keeps a draft from being signed."""

from __future__ import annotations

from hypothesis import given

from reports.parts import TOTAL
from reports.rules.cells import Box, Cell
from reports.rules.codes import Code
from reports.rules.draft import findings
from tests.reports.rules.strategies import OUTSIDE, signable_drafts

SHOP_TOTAL = Box("shop", "blocked", TOTAL)
PANGOLIN = Box("shop", "blocked", "PANGOLIN")
TOOL = Box("shop", "blocked", "TOOL")
TRAINED = Box(None, "staff-trained", None)
PROFILE = {SHOP_TOTAL, PANGOLIN, TOOL, TRAINED}


def codes(*cells: Cell, profile: set[Box] | None = None) -> list[tuple[Code, Box]]:
    found = findings(cells, profile=PROFILE if profile is None else profile, outside=OUTSIDE)
    return [(finding.code, finding.box) for finding in found]


def test_totals_and_company_measures_are_required_and_groups_are_not() -> None:
    assert codes() == [(Code.EMPTY_BOX, TRAINED), (Code.EMPTY_BOX, SHOP_TOTAL)]


def test_zero_and_not_tracked_are_answers() -> None:
    assert codes(Cell(*SHOP_TOTAL, 0), Cell(*TRAINED, not_tracked=True)) == []


def test_parts_above_the_total_block() -> None:
    cells = (Cell(*SHOP_TOTAL, 10), Cell(*PANGOLIN, 11), Cell(*TRAINED, 0))
    assert codes(*cells) == [(Code.PARTS_EXCEED_TOTAL, SHOP_TOTAL)]


def test_parts_equal_to_the_total_pass() -> None:
    assert codes(Cell(*SHOP_TOTAL, 10), Cell(*PANGOLIN, 10), Cell(*TRAINED, 0)) == []


def test_tools_are_outside_the_total() -> None:
    assert codes(Cell(*SHOP_TOTAL, 10), Cell(*TOOL, 999), Cell(*TRAINED, 0)) == []


def test_a_total_that_is_not_tracked_excludes_parts() -> None:
    cells = (Cell(*SHOP_TOTAL, not_tracked=True), Cell(*PANGOLIN, 0), Cell(*TOOL, 4), Cell(*TRAINED, 0))
    assert codes(*cells) == [(Code.EXCLUDED_PARTS, PANGOLIN)]


def test_a_missing_total_is_proposed_as_the_sum_of_its_parts() -> None:
    [finding] = findings([Cell(*PANGOLIN, 7)], profile={PANGOLIN}, outside=OUTSIDE)
    assert (finding.code, finding.params) == (Code.EMPTY_BOX, {"proposed": 7})


def test_a_number_outside_the_profile_asks_for_its_total() -> None:
    assert codes(Cell("live", "blocked", "PANGOLIN", 7), profile=set()) == [
        (Code.EMPTY_BOX, Box("live", "blocked", TOTAL))
    ]


def test_not_tracked_outside_the_profile_asks_for_nothing() -> None:
    assert codes(Cell("live", "blocked", "PANGOLIN", not_tracked=True), profile=set()) == []


@given(signable_drafts())
def test_a_draft_whose_totals_hold_its_parts_can_be_signed(cells: list[Cell]) -> None:
    assert codes(*cells, profile=set()) == []
