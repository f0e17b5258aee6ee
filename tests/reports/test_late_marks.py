"""A late mark stays for ever, and who was in time stays so: whatever is moved, given, opened or signed after."""

from __future__ import annotations

import datetime

import pytest
import time_machine

from reports.actions import corrections, deadlines, extensions, reviews
from reports.actions.quarters import end_of
from reports.errors import Refusal
from reports.models import Quarter, Submission
from tests import cast
from tests.cast import World

A_DAY = datetime.timedelta(days=1)


def sign(world: World, size: int = 100) -> Submission:
    """Fill in and sign by the clock."""
    submission = world.submission
    cast.save(submission, cast.full_answer(submission, size), by=world.preparer, door="form")
    cast.explain(submission, by=world.signer)
    cast.signatures.sign(submission, by=world.signer, signature=cast.signature(submission))
    return world.submission


def after_everything(world: World, clock: time_machine.Traveller) -> Submission:
    """Every step that touches a date or a signature, tried on a signed return; what is refused changes nothing."""
    reviews.accept(world.submission, by=world.analyst, revision_hash=world.submission.latest_revision.hash)
    corrections.ask(world.submission, by=world.signer, reason="We counted some twice.")
    sign(world, size=90)
    clock.shift(A_DAY)
    until = datetime.date(2026, 12, 10)
    for step in (
        lambda: extensions.ask(world.submission, wanted_on=until, reason="Please.", by=world.preparer),
        lambda: extensions.give(world.submission, until=until, reason="So.", by=world.analyst),
        lambda: deadlines.reopen(world.submission, until=until, reason="So.", by=world.administrator),
    ):
        with pytest.raises(Refusal):
            step()
    reviews.exempt(world.submission, by=world.administrator, reason="A slip.")
    deadlines.include_again(world.submission, reason="It was one.", by=world.administrator)
    return world.submission


def test_signed_late_it_stays_late(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at)
    assert sign(world).is_late
    assert after_everything(world, clock).is_late


def test_signed_in_the_last_second_it_stays_in_time(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at - datetime.timedelta(seconds=1))
    assert not sign(world).is_late
    clock.move_to(world.quarter.closes_at + A_DAY)
    assert not after_everything(world, clock).is_late


def test_more_time_asked_for_too_late_keeps_the_mark(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at)
    until = datetime.date(2026, 11, 20)
    asked = extensions.ask(world.submission, wanted_on=until, reason="Please.", by=world.preparer)
    extensions.grant(asked, until=until, answer="", by=world.analyst)
    clock.move_to(end_of(until) - datetime.timedelta(seconds=1))
    assert sign(world).is_late


def test_opened_again_it_is_late_and_more_time_given_then_changes_nothing(
    world: World, clock: time_machine.Traveller
) -> None:
    clock.move_to(world.quarter.closes_at)
    deadlines.reopen(world.submission, until=datetime.date(2026, 11, 20), reason="So.", by=world.administrator)
    extensions.give(world.submission, until=datetime.date(2026, 11, 25), reason="So.", by=world.analyst)
    assert sign(world).is_late
    assert after_everything(world, clock).is_late


def test_the_quarters_own_dates_do_not_reach_a_return_with_dates_of_its_own(
    world: World, clock: time_machine.Traveller
) -> None:
    clock.move_to(world.quarter.closes_at)
    deadlines.reopen(world.submission, until=datetime.date(2026, 11, 20), reason="So.", by=world.administrator)
    later = {"due_at": world.quarter.due_at + 20 * A_DAY, "closes_at": world.quarter.closes_at + 20 * A_DAY}
    Quarter.objects.filter(pk=world.quarter.pk).update(**later)
    assert sign(world).is_late
