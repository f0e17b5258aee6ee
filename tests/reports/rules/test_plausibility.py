"""What a draft is asked about as a whole, and the laws that hold for every draft and past."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.calendar import QuarterKey
from reports.rules.cells import RETURN, Box, Cell, Severity
from reports.rules.changes import CHANGES
from reports.rules.codes import Code
from reports.rules.explained import Announcement
from reports.rules.notices import Held, Redefined
from reports.rules.plausibility import Background, doubts
from tests.reports.rules.pasts import (
    ACCOUNTS,
    BLOCKED,
    NOW,
    OWN,
    PANGOLIN,
    TIGER,
    answers,
    background,
    cells,
    histories,
)

GROUPS = [Box("shop", "blocked", f"GROUP-{n}") for n in range(9)]


def codes(now: dict[Box, int | None], known: Background) -> list[Code]:
    return [found.code for found in doubts(cells(now), known)]


@given(answers, histories)
def test_no_more_than_six_explanations_are_asked_and_nothing_is_blocked(now, before) -> None:
    found = doubts(cells(now), background(*before))
    assert sum(one.severity == Severity.EXPLAIN for one in found) <= 6
    assert all(one.severity != Severity.BLOCKING for one in found)


@given(st.data(), answers, histories)
def test_the_order_of_the_boxes_does_not_matter(data, now, before) -> None:
    shuffled = data.draw(st.permutations(cells(now)))
    assert doubts(shuffled, background(*before)) == doubts(cells(now), background(*before))


@given(answers, histories)
def test_last_quarter_again_is_no_change(now, before) -> None:
    found = {one.code for one in doubts(cells(now), background(now, *before))}
    assert not found & CHANGES


@given(answers)
def test_without_a_past_nothing_wants_a_reason(now) -> None:
    assert all(one.severity == Severity.INFORMATION for one in doubts(cells(now), background()))


def test_beyond_the_budget_there_is_one_line() -> None:
    before, now = dict.fromkeys(GROUPS, 0), {box: 1000 + at for at, box in enumerate(GROUPS)}
    *asked, last = doubts(cells(now), background(before))
    assert [one.box.species_group for one in asked] == [f"GROUP-{n}" for n in range(8, 2, -1)]
    assert (last.code, last.severity, last.box, last.params) == (
        Code.SMALLER_CHANGES, Severity.INFORMATION, RETURN, {"changes": 3},
    )  # fmt: skip


def test_what_was_announced_uses_up_no_question() -> None:
    known = replace(background(dict.fromkeys([*GROUPS, OWN], 0)), announced=[Announcement("", frozenset({"blocked"}))])
    found = doubts(cells(dict.fromkeys([*GROUPS, OWN], 1234)), known)
    assert len(found) == 10
    assert Code.SMALLER_CHANGES not in {one.code for one in found}


def test_the_same_numbers_everywhere_are_asked_about_once() -> None:
    said = {BLOCKED: 1234, PANGOLIN: 20, OWN: None}
    assert codes(said, background(said)) == [Code.SAME_AS_LAST_QUARTER]
    assert codes(said | {PANGOLIN: 21}, background(said)) == []


@pytest.mark.parametrize("said", [{BLOCKED: 0, OWN: 0}, {BLOCKED: None}, {BLOCKED: 3, OWN: 7}])
def test_zeros_and_small_numbers_repeat_by_chance(said: dict[Box, int | None]) -> None:
    assert codes(said, background(said)) == []


def test_a_year_added_up_is_asked_about_once() -> None:
    quarter = {BLOCKED: 1000, OWN: 400, ACCOUNTS: 150}
    known = background(quarter, {box: (value or 0) + 3 for box, value in quarter.items()})
    found = doubts(cells({BLOCKED: 3003, OWN: 1203, ACCOUNTS: 150}), known)
    assert [(one.code, one.params) for one in found] == [(Code.LOOKS_CUMULATIVE, {"totals": 2, "sum": 4206})]


def test_one_total_that_grew_is_no_year_added_up() -> None:
    quarter = {BLOCKED: 1000, OWN: 400, ACCOUNTS: 150}
    assert codes(quarter | {BLOCKED: 3000}, background(quarter, quarter)) == [Code.OUTLIER_HIGH]


def test_a_first_quarter_adds_up_nothing() -> None:
    quarter = {BLOCKED: 1000, OWN: 400}
    known = background(quarter, quarter, now=QuarterKey(2026, 1))
    assert codes({BLOCKED: 2000, OWN: 800}, known) == [Code.OUTLIER_HIGH, Code.OUTLIER_HIGH]


def test_round_numbers_are_mentioned() -> None:
    values = (100, 1200, 350, 90_000, 7000, 420)
    said = [Cell("shop", "blocked", f"GROUP-{at}", value) for at, value in enumerate(values)]
    assert [(one.code, one.severity) for one in doubts(said, background())] == [
        (Code.ROUND_NUMBERS, Severity.INFORMATION)
    ]
    assert doubts([*said[2:], Cell(*PANGOLIN, 1234), Cell(*TIGER, 567)], background()) == []


def test_a_platform_held_for_a_part_of_the_quarter_is_mentioned() -> None:
    moved = datetime.date(2026, 8, 15)
    held = [Held("shop", NOW.first_day, moved), Held("live", NOW.first_day, NOW.last_day)]
    [found] = doubts([], replace(background(), held=held))
    assert (found.code, found.box) == (Code.OWNERSHIP_CHANGED, Box("shop", "", None))
    assert found.params == {"first": "2026-07-01", "last": "2026-08-15"}


def test_a_changed_rule_is_mentioned() -> None:
    redefined = [Redefined("blocked", None, NOW.first_day), Redefined("", "TIGER", NOW.first_day)]
    found = doubts([], replace(background(), redefined=redefined))
    assert [(one.code, one.box) for one in found] == [
        (Code.DEFINITION_CHANGED, Box(None, "blocked", None)),
        (Code.DEFINITION_CHANGED, Box(None, "", "TIGER")),
    ]
