"""Opening a closed return again, and expecting an exempt company again."""

from __future__ import annotations

import datetime

import pytest
import time_machine

from members.models import Event
from reports.actions import deadlines, extensions, releases, reviews
from reports.actions.quarters import end_of
from reports.errors import Invalid, NotAllowed, PeriodClosed, Refusal, WrongState
from reports.models import DisclosurePolicy, Extension, ExtensionState
from tests import cast
from tests.cast import World

UNTIL = datetime.date(2026, 11, 30)


@pytest.fixture
def closed(world: World, clock: time_machine.Traveller) -> World:
    """The closing instant has come, and the company never signed."""
    clock.move_to(world.quarter.closes_at)
    return world


def freeze(world: World) -> None:
    DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10)
    releases.freeze(world.quarter, by=world.analyst)


def reopen(world: World, **changed: object) -> None:
    given = {"until": UNTIL, "reason": "Their server was down.", "by": world.administrator} | changed
    deadlines.reopen(world.submission, **given)


def save(world: World) -> None:
    """Fill in everything, by the clock."""
    cast.save(world.submission, cast.full_answer(world.submission), by=world.preparer, door="form")


def test_a_closed_return_can_be_saved_and_signed_again_and_stays_late(closed: World) -> None:
    with pytest.raises(PeriodClosed):
        save(closed)
    reopen(closed)
    save(closed)
    cast.signatures.sign(closed.submission, by=closed.signer, signature=cast.signature(closed.submission))
    assert closed.submission.is_late
    assert closed.submission.closes_at == end_of(UNTIL)


def test_it_closes_again_on_the_second(closed: World, clock: time_machine.Traveller) -> None:
    reopen(closed)
    clock.move_to(end_of(UNTIL) - datetime.timedelta(seconds=1))
    save(closed)
    clock.move_to(end_of(UNTIL))
    with pytest.raises(PeriodClosed):
        save(closed)


def test_it_is_told_and_kept(closed: World) -> None:
    reopen(closed)
    event = Event.objects.about(closed.submission).last()
    assert (event.verb, event.note, event.details["until"]) == ("reopened", "Their server was down.", "2026-11-30")


def test_reopening_grants_the_request_that_waits(closed: World) -> None:
    extensions.ask(closed.submission, wanted_on=UNTIL, reason="Please.", by=closed.preparer)
    reopen(closed)
    extension = Extension.objects.get()
    assert (extension.state, extension.granted_on) == (ExtensionState.GRANTED, UNTIL)


def test_only_an_administrator_reopens_with_a_reason_and_a_day_ahead(closed: World) -> None:
    for by in (closed.analyst, closed.publisher, closed.signer):
        with pytest.raises(NotAllowed):
            reopen(closed, by=by)
    with pytest.raises(Invalid, match="Say why"):
        reopen(closed, reason=" ")
    for day in (datetime.date(2026, 11, 14), datetime.date(2027, 2, 16)):
        with pytest.raises(Invalid, match="Name a day from 15 November 2026 to 15 February 2027"):
            reopen(closed, until=day)


def test_what_is_open_or_signed_is_not_reopened(world: World) -> None:
    with pytest.raises(WrongState, match="is open"):
        reopen(world)
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    with pytest.raises(WrongState, match="signed"):
        reopen(world)


def test_what_a_release_holds_is_not_reopened(closed: World) -> None:
    freeze(closed)
    with pytest.raises(PeriodClosed):
        reopen(closed)


def test_an_exemption_is_undone(world: World) -> None:
    reviews.exempt(world.submission, by=world.administrator, reason="Closed for the year.")
    deadlines.include_again(world.submission, reason="It did not close.", by=world.administrator)
    assert not world.submission.is_exempt
    event = Event.objects.about(world.submission).last()
    assert (event.verb, event.note) == ("included_again", "It did not close.")


def test_an_exemption_is_undone_once_by_who_may_and_says_why(world: World) -> None:
    with pytest.raises(WrongState, match="not exempt"):
        deadlines.include_again(world.submission, reason="So.", by=world.administrator)
    reviews.exempt(world.submission, by=world.administrator, reason="Closed for the year.")
    with pytest.raises(NotAllowed):
        deadlines.include_again(world.submission, reason="So.", by=world.analyst)
    with pytest.raises(Invalid):
        deadlines.include_again(world.submission, reason="", by=world.administrator)


def test_an_exemption_in_a_release_stays(world: World) -> None:
    reviews.exempt(world.submission, by=world.administrator, reason="Closed for the year.")
    freeze(world)
    with pytest.raises(Refusal, match="part of a release"):
        deadlines.include_again(world.submission, reason="So.", by=world.administrator)
