"""Numbers that changed much: what is asked about, and what is not."""

from __future__ import annotations

import pytest

from reports.rules.cells import Box
from reports.rules.codes import Code
from reports.rules.plausibility import doubts
from tests.reports.rules.pasts import ACCOUNTS, BLOCKED, OWN, PANGOLIN, TIGER, background, cells


def codes(now: dict[Box, int | None], *before: dict[Box, int | None]) -> list[tuple[Code, Box]]:
    return [(found.code, found.box) for found in doubts(cells(now), background(*before))]


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        (100, 100_000, Code.OUTLIER_HIGH),
        (100, 200, Code.OUTLIER_HIGH),
        (0, 100, Code.OUTLIER_HIGH),
        (1000, 500, Code.OUTLIER_LOW),
        (5000, 0, Code.DROP_TO_ZERO),
        (100, 0, Code.DROP_TO_ZERO),
    ],
)
def test_a_big_change_is_asked_about(before: int, now: int, code: Code) -> None:
    assert codes({BLOCKED: now}, {BLOCKED: before}) == [(code, BLOCKED)]


@pytest.mark.parametrize(("before", "now"), [(100, 199), (1000, 1999), (1000, 501), (99, 0), (0, 99), (7, 70)])
def test_a_smaller_change_is_not(before: int, now: int) -> None:
    assert codes({BLOCKED: now}, {BLOCKED: before}) == []


def test_a_change_below_one_percent_of_the_company_is_small() -> None:
    assert codes({BLOCKED: 20_001, PANGOLIN: 199}, {BLOCKED: 20_000, PANGOLIN: 0}) == []
    assert codes({BLOCKED: 20_001, PANGOLIN: 200}, {BLOCKED: 20_000, PANGOLIN: 0}) == [(Code.OUTLIER_HIGH, PANGOLIN)]


def test_accounts_are_weighed_against_accounts() -> None:
    before, now = {BLOCKED: 1_000_000, ACCOUNTS: 100}, {BLOCKED: 1_000_001, ACCOUNTS: 300}
    assert codes(now, before) == [(Code.OUTLIER_HIGH, ACCOUNTS)]


def test_what_was_not_tracked_or_blank_is_no_change() -> None:
    assert codes({BLOCKED: 5000, OWN: 5000}, {BLOCKED: None}) == []
    assert codes({BLOCKED: None}, {BLOCKED: 5000}) == []


def test_a_missing_quarter_is_not_compared_with_the_one_before_it() -> None:
    assert codes({BLOCKED: 5000}, {}, {BLOCKED: 100}) == []


def test_a_total_that_drops_speaks_for_its_parts() -> None:
    before, now = {BLOCKED: 900, PANGOLIN: 500, OWN: 300}, {BLOCKED: 0, PANGOLIN: 0, OWN: 300}
    assert codes(now, before) == [(Code.DROP_TO_ZERO, BLOCKED)]


def test_slow_growth_beyond_the_band_is_asked_about() -> None:
    quarters = [{BLOCKED: value} for value in (1000, 560, 540, 520)]
    assert codes({BLOCKED: 1500}, *quarters) == []
    assert codes({BLOCKED: 1501}, *quarters) == [(Code.OUTSIDE_BAND, BLOCKED)]


def test_a_band_needs_four_quarters_and_reads_no_more_than_eight() -> None:
    assert codes({BLOCKED: 1501}, *[{BLOCKED: value} for value in (1000, 560, 540)]) == []
    older = [{BLOCKED: value} for value in (1000, 560, 540, 520, 560, 540, 520, 520, 9000)]
    assert codes({BLOCKED: 1501}, *older) == [(Code.OUTSIDE_BAND, BLOCKED)]


def test_a_finding_names_the_numbers_of_its_sentence() -> None:
    [found] = doubts(cells({TIGER: 12}), background(*[{TIGER: value} for value in (400, 380, 410, 390)]))
    assert found.params == {"now": 12, "before": 400}
