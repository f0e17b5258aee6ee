"""How many flags a round would have had by other limits: counts, and nobody's name."""

from __future__ import annotations

from dataclasses import replace

from pytest_django import DjangoAssertNumQueries

from reports.flag_counts import Flags, compared
from reports.rules.thresholds import Thresholds
from tests import cast
from tests.cast import World


def test_drafts_and_signed_returns_are_judged_twice(world: World) -> None:
    cast.sign(world.flagged(), by=world.signer)
    found = compared(world.quarter, replace(Thresholds(), ratio=20))
    assert (found.returns, found.before, found.after) == (1, Flags(asked=2, returns=1), Flags())


def test_a_shorter_look_back_reads_the_past_again(world: World) -> None:
    world.flagged()
    found = compared(world.quarter, replace(Thresholds(), band_quarters=4))
    assert found.before == found.after == Flags(asked=2, returns=1)


def test_a_round_without_numbers_has_no_flags(world: World) -> None:
    assert compared(world.quarter, Thresholds()).returns == 0


def test_the_returns_of_a_round_are_read_together(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for company in (world.company, world.rival, *world.holding):
        world.accepted(company)
    with django_assert_max_num_queries(20):
        assert compared(world.quarter, replace(Thresholds(), band_quarters=12)).returns == 5
