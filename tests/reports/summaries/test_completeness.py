"""Members by quarters: one place for each return, and rates that count what is due by now."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from members.models import Company, ReportingRhythm
from reports.actions import extensions, quarters, reviews
from reports.aggregate.completeness import Standing, usual
from reports.calendar import QuarterKey
from reports.facts import accepted_facts
from reports.summaries.completeness import Completeness, HeatCell, RateLine, _volumes, completeness
from reports.summaries.desk_board import BoardFilter, board
from reports.summaries.desk_rounds import rounds
from reports.summaries.usual_volume import usual_volume
from tests import cast
from tests.cast import World
from tests.reports.releases.stage import Stage


def found(scope: str = "all", number: int = 8) -> Completeness:
    return completeness(scope, number, timezone.now())


def cell(slug: str) -> HeatCell:
    """One company in the newest quarter."""
    return next(row for row in found().rows if row.slug == slug).cells[0]


def newest() -> RateLine:
    return found().rates[0]


def test_each_return_has_its_place(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    cast.fill(world.submission_of(world.rival), by=world.rival_signer)
    reviews.exempt(world.submission_of(world.holding[0]), by=world.administrator, reason="New.")
    assert cell("aurora").standing == Standing.ACCEPTED
    assert cell("borealis").standing == Standing.OPEN
    assert cell("delta-1").standing == Standing.EXEMPT
    clock.move_to(world.quarter.due_at)
    assert cell("borealis").standing == Standing.OVERDUE
    assert cell("delta-2").words == "Overdue, never signed"


def test_late_is_told_beside_what_there_is(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at)
    submission = world.submission
    cast.save(submission, cast.full_answer(submission), by=world.preparer, door="form")
    cast.signatures.sign(submission, by=world.signer, signature=cast.signature(submission))
    assert (cell("aurora").standing, cell("aurora").is_late) == (Standing.SUBMITTED, True)
    assert cell("aurora").words == "Submitted, waits for review; signed late"


def test_who_was_no_member_is_not_expected(world: World) -> None:
    world.signed_before(world.company)
    new = cast.company("eos")
    new.spells.update(starts_on=datetime.date(2026, 7, 1))
    quarters.expect(new, world.quarter, reason="Joined.", by=world.administrator)
    row = next(row for row in found().rows if row.slug == "eos")
    assert [one.standing for one in row.cells] == [Standing.OPEN, Standing.ABSENT]
    assert not row.cells[1].is_expected


def test_before_anything_is_due_there_are_no_rates(world: World) -> None:
    world.accepted(world.company)
    line = newest()
    assert (line.n_of_m, line.complete, line.on_time) == ("1 of 5", "–", "–")
    assert "5 returns are not due yet" in line.notes


def test_more_time_takes_a_return_out_of_what_is_due_by_now(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    until = datetime.date(2026, 11, 10)
    extensions.give(world.submission_of(world.rival), until=until, reason="So.", by=world.analyst)
    clock.move_to(world.quarter.due_at)
    assert (newest().n_of_m, newest().complete) == ("1 of 5", "1 of 4 (25%)")
    clock.move_to(quarters.end_of(until))
    assert newest().complete == "1 of 5 (20%)"


def test_who_reports_at_year_end_is_expected_and_not_due(world: World, clock: time_machine.Traveller) -> None:
    ReportingRhythm.objects.create(company=world.rival, rhythm="yearly", starts_on=datetime.date(2026, 1, 1))
    earlier = quarters.plan(QuarterKey(2026, 2), by=None)
    quarters.open_quarter(earlier, by=None, now=earlier.opens_at)
    clock.move_to(world.quarter.due_at)
    line, row = found().rates[1], next(row for row in found().rows if row.slug == "borealis")
    assert (line.n_of_m, line.complete) == ("0 of 5", "0 of 4 (0%)")
    assert "1 return is not due yet" in line.notes
    assert row.cells[1].standing == Standing.AT_YEAR_END


def test_volume_weighs_by_the_four_quarters_before(db: None) -> None:
    stage = Stage(QuarterKey(2025, 1), QuarterKey(2026, 1))
    stage.answer_all()
    line = found().rates[0]
    assert (line.complete_by_volume, line.on_time_by_volume) == ("100%", "100%")
    first = found().rates[-1]
    assert first.complete_by_volume == "–"
    assert "without earlier accepted numbers" in first.notes[0]


def test_the_board_knows_the_same_usual_volume(db: None) -> None:
    stage = Stage(QuarterKey(2025, 1), QuarterKey(2026, 1))
    stage.answer_all()
    mine = usual(_volumes("all"), QuarterKey(2026, 1))
    total = sum(mine.values())
    theirs = usual_volume(stage.last)
    slugs = dict(Company.objects.values_list("pk", "slug"))
    assert {slugs[key]: share * total for key, share in theirs.items()} == mine


def test_page_and_board_count_alike(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    clock.move_to(world.quarter.due_at)
    seen = board(world.quarter, BoardFilter(), timezone.now())
    assert newest().n_of_m == f"{seen.coverage.received} of {seen.coverage.expected}"
    overdue = sum(row.cells[0].standing == Standing.OVERDUE for row in found().rows)
    assert overdue == len(seen.overdue)


def test_a_coalition_is_read_from_frozen_rows(world: World) -> None:
    assert found("global").rows
    assert found("china") == Completeness([], [], [], None)


def test_the_number_of_quarters_is_chosen(db: None) -> None:
    Stage(QuarterKey(2024, 1), QuarterKey(2026, 2))
    assert len(found(number=8).quarters) == 8
    assert len(found(number=16).quarters) == 10


def test_more_companies_and_quarters_ask_no_more_of_the_database(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with CaptureQueriesContext(connection) as before:
        found()
    world.accepted(world.company)
    world.signed_before(world.rival)
    with django_assert_max_num_queries(len(before)):
        found()
    assert accepted_facts()
    assert rounds()


@pytest.mark.parametrize("number", [1, 8])
def test_everything_is_summed_up(world: World, clock: time_machine.Traveller, number: int) -> None:
    world.signed_before(world.company)
    world.accepted(world.company)
    clock.move_to(world.quarter.due_at)
    total = found(number=number).total
    assert total is not None
    assert total.n_of_m == {1: "1 of 5", 8: "1 of 10"}[number]
