"""A return is read beside its own past, and only what was signed is read."""

from __future__ import annotations

import datetime

from reports.actions import corrections, quarters
from reports.calendar import QuarterKey
from reports.models import Submission
from reports.summaries.desk_review import Review, ReviewLine, review
from tests import cast
from tests.cast import World

KEY = QuarterKey(2026, 3)


def signed(world: World, size: int = 100) -> Submission:
    cast.fill(world.submission, by=world.preparer, size=size)
    cast.sign(world.submission, by=world.signer)
    return Submission.objects.select_related("latest_revision", "accepted_revision", "quarter").get(
        pk=world.submission.pk
    )


def next_quarter(world: World) -> None:
    """The same companies, three months later."""
    world.quarter = quarters.plan(KEY.next(), by=world.administrator)
    quarters.open_quarter(
        world.quarter, by=world.administrator, now=datetime.datetime(2027, 1, 10, tzinfo=datetime.UTC)
    )


def total_of(found: Review, measure: str) -> ReviewLine:
    return next(line for line in found.tables[0].totals if line.measure == measure)


def test_nothing_signed_shows_no_number(world: World) -> None:
    cast.fill(world.submission, by=world.preparer)
    found = review(world.submission)
    assert (found.revision, found.tables) == (None, ())


def test_four_quarters_stand_before_this_one(world: World) -> None:
    found = review(signed(world))
    assert [str(column.quarter) for column in found.columns] == ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]


def test_a_change_is_against_the_quarter_before(world: World) -> None:
    world.accepted(world.company, size=100)
    next_quarter(world)
    line = total_of(review(signed(world, size=160)), "Blocked before publication")
    assert (line.answers[-2].value, line.answers[-1].value, line.change) == (100, 160, 60)


def test_the_largest_change_comes_first(world: World) -> None:
    world.accepted(world.company, size=100)
    next_quarter(world)
    [market, _company] = review(signed(world, size=160)).tables
    assert [line.group for line in market.changed] == ["Pangolins"] * 4
    assert {line.change for line in market.other} == {0}


def test_totals_are_the_signed_ones(world: World) -> None:
    found = review(signed(world, size=100))
    assert [line.answers[-1].value for line in found.tables[0].totals] == [100, 100, 100, 100]


def test_a_revision_stands_beside_the_one_it_would_replace(world: World) -> None:
    submission = world.accepted(world.company, size=100)
    corrections.ask(submission, by=world.signer, reason="Counted twice.")
    found = review(signed(world, size=80))
    assert [column.revision for column in found.columns][-2:] == [1, 2]
    assert found.replaces_accepted
    assert total_of(found, "Blocked before publication").change == -20


def test_an_unaccepted_quarter_is_no_past(world: World) -> None:
    submission = signed(world)
    cast.send_back(submission, by=world.analyst, note="Please check.")
    next_quarter(world)
    line = total_of(review(signed(world)), "Blocked before publication")
    assert line.answers[-2] is None
