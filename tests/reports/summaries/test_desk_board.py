"""The round board counts everybody once and marks who is late."""

from __future__ import annotations

import datetime

import time_machine
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from members.access import CompanyRoleName
from members.models import Company
from reports.actions import corrections, drafts, extensions, paper, quarters, releases, reviews, signatures
from reports.drafts import Draft
from reports.models import DisclosurePolicy
from reports.rules.cells import Box, Cell
from reports.summaries.desk_board import Board, BoardFilter, BoardRow, Stage, board
from tests import cast
from tests.cast import World
from tests.reports.scans import PDF

EVERYTHING = BoardFilter()


def board_of(world: World, kept: BoardFilter = EVERYTHING) -> Board:
    return board(world.quarter, kept, timezone.now())


def row_of(world: World, company: Company) -> BoardRow:
    return next(row for row in board_of(world).rows if row.slug == company.slug)


def after_due(world: World, clock: time_machine.Traveller, **later: int) -> None:
    clock.move_to(world.quarter.due_at + datetime.timedelta(**later))


def test_every_company_is_in_one_counter(world: World) -> None:
    world.accepted(world.company)
    cast.fill(world.submission_of(world.rival), by=world.rival_preparer)
    states = {str(state): number for state, number in board_of(world).states}
    assert states == {"due": 3, "draft": 1, "ready": 0, "submitted": 0, "sent_back": 0, "accepted": 1}


def test_a_state_filters_the_rows(world: World) -> None:
    world.accepted(world.company)
    kept = board_of(world, BoardFilter(state="accepted"))
    assert [row.slug for row in kept.rows] == ["aurora"]
    assert kept.size == 5


def test_a_company_without_a_signature_is_overdue_from_the_due_instant(
    world: World, clock: time_machine.Traveller
) -> None:
    after_due(world, clock)
    row = row_of(world, world.company)
    assert (row.marks, row.days_late) == (("overdue",), 1)


def test_a_late_signature_stays_late(world: World, clock: time_machine.Traveller) -> None:
    after_due(world, clock, days=2, hours=3)
    cast.fill(world.submission, by=world.preparer)
    signatures.sign(world.submission, by=world.signer, signature=cast.signature(world.submission))
    after_due(world, clock, days=20)
    row = row_of(world, world.company)
    assert (row.marks, row.days_late) == (("late",), 3)


def test_overdue_keeps_those_who_owe(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    after_due(world, clock, hours=1)
    assert {row.slug for row in board_of(world, BoardFilter(marks=("overdue",))).rows} == {
        "borealis",
        "delta-1",
        "delta-2",
        "delta-3",
    }


def test_an_exempt_company_is_in_neither_number(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    reviews.exempt(world.submission_of(world.rival), by=world.administrator, reason="Closed for the year.")
    after_due(world, clock, hours=1)
    now = board_of(world)
    assert (now.coverage.received, now.coverage.expected, dict(now.marks)["exempt"], len(now.overdue)) == (1, 4, 1, 3)


def test_a_return_of_zeros_is_none_to_report(world: World) -> None:
    none = {Box(None, code, None): Cell(None, code, None, 0) for code in cast.COMPANY_MEASURES}
    drafts.fill_nil(world.submission, looked=True, company=none, by=world.signer)
    cast.sign(world.submission, by=world.signer)
    assert row_of(world, world.company).marks == ("none_to_report",)


def test_a_second_revision_is_marked(world: World) -> None:
    submission = world.accepted(world.company)
    corrections.ask(submission, by=world.signer, reason="Counted twice.")
    cast.sign(submission, by=world.signer)
    assert row_of(world, world.company).marks == ("revised",)


def test_what_a_release_has_frozen_is_marked(world: World) -> None:
    world.accepted(world.company)
    DisclosurePolicy.objects.create(version=1, minimum_contributors=3, p=10)
    releases.freeze(world.quarter, by=world.analyst)
    assert row_of(world, world.company).marks == ("in_release",)
    assert row_of(world, world.rival).marks == ()


def test_what_waits_for_the_secretariat_comes_first(world: World) -> None:
    cast.fill(world.submission_of(world.rival), by=world.rival_preparer)
    cast.sign(world.submission_of(world.rival), by=world.rival_signer)
    assert board_of(world).rows[0].slug == "borealis"


def test_the_board_takes_eighteen_queries(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for company in [world.company, world.rival, *world.holding]:
        world.accepted(company)
    with django_assert_num_queries(18):
        board_of(world)


def test_a_signed_sheet_that_waits_is_marked(world: World) -> None:
    cast.fill(world.submission, by=world.preparer)
    typed = Draft(world.submission).hash[:12]
    sheet = paper.SignedSheet(typed, "Li Wei", "", "From our records.", "en")
    paper.record(world.submission, by=world.preparer, sheet=sheet, scan=PDF)
    assert row_of(world, world.company).marks == ("sheet_waits",)


def test_forty_two_rows_take_no_more_queries(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(37):
        cast.colleague(cast.company(f"more-{number}"), CompanyRoleName.SIGNER)
    planned = quarters.plan(cast.QUARTER.next(), by=world.administrator)
    quarters.open_quarter(planned, by=world.administrator, now=planned.opens_at)
    # One fewer: in the last quarter of a year nobody is asked for their rhythm.
    with django_assert_num_queries(17):
        assert board(planned, EVERYTHING, timezone.now()).size == 42


def test_the_late_come_before_whatever_else_waits(world: World, clock: time_machine.Traveller) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert board_of(world).stage == (Stage.REVIEW, 1)
    after_due(world, clock)
    assert board_of(world).stage == (Stage.REMIND, 4)


def test_a_request_for_more_time_comes_before_a_review(world: World) -> None:
    extensions.ask(world.submission, wanted_on=datetime.date(2026, 11, 10), reason="Ill.", by=world.preparer)
    assert board_of(world).stage == (Stage.ANSWER, 1)


def test_a_round_without_anything_missing_can_be_released(world: World) -> None:
    for company in [world.company, world.rival, *world.holding]:
        world.accepted(company)
    assert board_of(world).stage == (Stage.RELEASE, 5)


def test_a_round_in_which_nothing_is_to_be_done_waits(world: World) -> None:
    assert board_of(world).stage == (Stage.WAIT, 5)
