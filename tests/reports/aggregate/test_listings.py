"""Removed or blocked, with its parts."""

from __future__ import annotations

import time
from operator import attrgetter

import pytest
from hypothesis import given

from reports.aggregate.facts import Fact, sums
from reports.aggregate.listings import Leaf, Listings, cumulative, leaves, listing_facts, listings
from reports.parts import Part
from tests.reports.aggregate.facts import OTHER_UNITS, QUARTER, fact, facts

by_quarter = attrgetter("quarter")


def test_removed_is_what_was_found_reported_and_unattributed() -> None:
    held = [fact(), fact(measure="removed-reported", value=4), fact(measure="removed-unattributed", value=1)]
    assert listings(held, by_quarter) == {QUARTER: Listings(removed=15)}


def test_the_three_parts_add_up_to_the_total() -> None:
    held = [fact(), fact(measure="blocked", value=20), fact(measure="removed-or-blocked", value=25)]
    found = listings(held, by_quarter)[QUARTER]
    assert (found, found.total) == (Listings(10, 20, 25), 55)


@pytest.mark.parametrize("measure", OTHER_UNITS)
def test_other_units_are_no_listings(measure: str) -> None:
    assert listings([fact(measure=measure)], by_quarter) == {}


def test_tools_are_in_no_wildlife_total() -> None:
    assert listings([fact(wildlife=False, section="NONTAXON")], by_quarter) == {}


def test_a_part_nobody_tracks_is_not_zero() -> None:
    found = listings([fact(value=0)], by_quarter)[QUARTER]
    assert found.parts == {Part.REMOVED: 0}
    assert Listings().total is None


def test_cumulative_runs_from_the_first_quarter() -> None:
    found = cumulative({QUARTER.next(): Listings(blocked=5), QUARTER: Listings(removed=10)})
    assert list(found.items()) == [(QUARTER, Listings(10)), (QUARTER.next(), Listings(10, 5))]


def test_a_leaf_keeps_a_zero_that_was_reported() -> None:
    assert leaves([fact(value=0)]) == {Leaf(QUARTER, Part.REMOVED, "MAMMAL"): {"aurora": 0}}


@given(facts)
def test_totals_by_section_and_by_quarter_agree(held: list[Fact]) -> None:
    def whole(found: dict[object, Listings]) -> int:
        return sum(one.total or 0 for one in found.values())

    assert whole(listings(held, by_quarter)) == whole(listings(held, attrgetter("section")))


@given(facts)
def test_leaves_hold_every_listing_once(held: list[Fact]) -> None:
    counted = sum(sums((one for one, _ in listing_facts(held)), by_quarter).values())
    assert sum(sum(groups.values()) for groups in leaves(held).values()) == counted


def test_a_hundred_thousand_facts_take_less_than_a_second() -> None:
    held = [fact(value=value) for value in range(100)] * 1000
    started = time.perf_counter()
    leaves(held)
    assert time.perf_counter() - started < 1
