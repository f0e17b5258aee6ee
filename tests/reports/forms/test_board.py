"""Filters combine, and every counter keeps the others as they are."""

from __future__ import annotations

from django.http import QueryDict
from django.utils import timezone

from reports.actions import checklist, owners
from reports.forms.board import Counter, asked_filter, counters
from reports.models import ChecklistItem
from reports.summaries.desk_board import Board, board
from tests import cast
from tests.cast import World


def shown(world: World, query: str) -> Board:
    return board(world.quarter, asked_filter(QueryDict(query), world.analyst), timezone.now())


def counter(world: World, query: str, label: str) -> Counter:
    found = counters(shown(world, query), world.analyst)
    return next(one for one in found if one.label == label)


def slugs(world: World, query: str) -> list[str]:
    return [row.slug for row in shown(world, query).rows]


def test_filters_combine(world: World) -> None:
    world.accepted(world.company)
    owners.assign(world.submission, owner=world.analyst, by=world.analyst)
    owners.assign(world.submission_of(world.rival), owner=world.analyst, by=world.analyst)
    assert slugs(world, "mine=1&state=accepted") == ["aurora"]
    assert slugs(world, "mine=1&state=due&name=BOREA") == ["borealis"]


def test_a_name_is_looked_for_whatever_its_case(world: World) -> None:
    assert slugs(world, "name=DELTA") == ["delta-1", "delta-2", "delta-3"]


def test_unknown_values_keep_every_row(world: World) -> None:
    assert len(slugs(world, "state=lost&mark=nice&sort=password")) == 5


def test_rows_are_sorted_by_what_is_allowed(world: World) -> None:
    owners.assign(world.submission_of(world.rival), owner=world.analyst, by=world.analyst)
    assert slugs(world, "sort=owner")[0] == "borealis"
    assert shown(world, "sort=quarter__code").filter.sort == "urgency"


def test_a_counter_keeps_the_other_filters(world: World) -> None:
    found = counter(world, "state=due&mark=late&name=au", "Overdue")
    assert found.query == "quarter=2026-Q3&state=due&mark=late&mark=overdue&name=au"


def test_a_counter_that_is_on_switches_itself_off(world: World) -> None:
    found = counter(world, "state=due&mark=late", "Signed late")
    assert (found.is_on, found.query) == (True, "quarter=2026-Q3&state=due")


def test_counters_count_the_whole_round(world: World) -> None:
    world.accepted(world.company)
    assert counter(world, "state=due", "Accepted").number == 1


def test_what_is_in_review_is_counted_and_kept(world: World) -> None:
    cast.fill(world.submission, by=world.preparer)
    revision = cast.sign(world.submission, by=world.signer)
    checklist.tick(world.submission, [ChecklistItem.CHANGES], revision_hash=revision.hash, by=world.analyst)
    assert (counter(world, "", "In review").number, slugs(world, "mark=in_review")) == (1, ["aurora"])
