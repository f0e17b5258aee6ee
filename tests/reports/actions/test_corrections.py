"""Asking to correct an accepted return, withdrawing it, and what a new signature ends."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine

from members.models import Event
from reports.actions import corrections, reviews, submissions
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.models import CorrectionRequest, State, Submission
from tests import cast
from tests.cast import World, hold

ACCEPTANCE = ("state", "accepted_at", "accepted_by", "accepted_revision", "previous_accepted_revision")


@pytest.fixture
def accepted(world: World) -> Submission:
    world.accepted(world.company)
    return world.submission


def acceptance(submission: Submission) -> dict[str, Any]:
    """What an acceptance is made of."""
    return Submission.objects.filter(pk=submission.pk).values(*ACCEPTANCE).get()


def test_asking_opens_the_return_and_keeps_what_counts(accepted: Submission, world: World) -> None:
    request = corrections.ask(accepted, by=world.signer, reason=" We counted twice. ")
    assert (request.reason, request.waits) == ("We counted twice.", False)
    assert (accepted.state, accepted.accepted_revision) == (State.DRAFT, accepted.latest_revision)
    assert Event.objects.about(accepted).last().verb == "revised"


def test_withdrawing_brings_the_acceptance_back_exactly(
    accepted: Submission, world: World, clock: time_machine.Traveller
) -> None:
    before, cells = acceptance(accepted), Draft(accepted).cells
    corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    cast.fill(accepted, by=world.preparer, size=7)
    clock.shift(datetime.timedelta(hours=1))
    version = accepted.draft_version
    corrections.withdraw(accepted, by=world.signer)
    assert acceptance(accepted) == before
    assert (Draft(accepted).cells, accepted.draft_version) == (cells, version + 1)
    assert Event.objects.about(accepted).last().verb == "correction_withdrawn"


def test_a_ready_draft_can_be_withdrawn_too(accepted: Submission, world: World) -> None:
    before = acceptance(accepted)
    corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    submissions.send_to_sign(accepted, by=world.preparer)
    corrections.withdraw(accepted, by=world.signer)
    assert acceptance(accepted) == before


def test_what_was_accepted_before_comes_back_too(accepted: Submission, world: World) -> None:
    corrections.ask(accepted, by=world.signer, reason="Once.")
    cast.fill(accepted, by=world.preparer, size=7)
    second = cast.sign(accepted, by=world.signer)
    reviews.accept(accepted, by=world.analyst, revision_hash=second.hash)
    before = acceptance(accepted)
    corrections.ask(accepted, by=world.signer, reason="Twice.")
    corrections.withdraw(accepted, by=world.signer)
    assert acceptance(accepted) == before
    assert before["previous_accepted_revision"] is not None


def test_a_new_signature_ends_the_request(accepted: Submission, world: World) -> None:
    request = corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    cast.fill(accepted, by=world.preparer, size=7)
    cast.sign(accepted, by=world.signer)
    request.refresh_from_db()
    assert (request.ended_at is None, request.withdrawn_by) == (False, None)
    with pytest.raises(WrongState, match="What was signed stays"):
        corrections.withdraw(accepted, by=world.signer)


def test_a_signature_in_a_stale_window_meets_the_accepted_return(accepted: Submission, world: World) -> None:
    corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    cast.fill(accepted, by=world.preparer, size=7)
    shown = cast.signature(accepted)
    corrections.withdraw(accepted, by=world.signer)
    with pytest.raises(Stale):
        cast.signatures.sign(accepted, by=world.signer, signature=shown)
    with pytest.raises(WrongState):
        cast.signatures.sign(accepted, by=world.signer, signature=cast.signature(accepted))
    assert world.submission.state == State.ACCEPTED


def test_a_withdrawal_that_comes_after_the_signature_changes_nothing(accepted: Submission, world: World) -> None:
    corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    cast.fill(accepted, by=world.preparer, size=7)
    seen = world.submission
    cast.sign(accepted, by=world.signer)
    with pytest.raises(WrongState):
        corrections.withdraw(seen, by=world.signer)
    assert (world.submission.state, world.submission.latest_revision.number) == (State.SUBMITTED, 2)


def test_while_a_release_holds_the_quarter_a_request_waits(accepted: Submission, world: World) -> None:
    hold(accepted, world.analyst)
    before = acceptance(accepted)
    request = corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    assert (request.waits, acceptance(accepted)) == (True, before)
    assert Event.objects.about(accepted).last().verb == "correction_asked"
    corrections.withdraw(accepted, by=world.signer)
    assert acceptance(accepted) == before
    assert CorrectionRequest.objects.current(accepted) is None


def test_a_release_that_comes_meanwhile_stops_no_withdrawal(accepted: Submission, world: World) -> None:
    before = acceptance(accepted)
    corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    hold(accepted, world.analyst)
    corrections.withdraw(accepted, by=world.signer)
    assert acceptance(accepted) == before


def test_one_request_at_a_time(accepted: Submission, world: World) -> None:
    hold(accepted, world.analyst)
    corrections.ask(accepted, by=world.signer, reason="Once.")
    with pytest.raises(WrongState, match="already"):
        corrections.ask(accepted, by=world.signer, reason="Twice.")
    corrections.withdraw(accepted, by=world.signer)
    corrections.ask(accepted, by=world.signer, reason="Twice.")


@pytest.mark.parametrize("state", [State.DUE, State.DRAFT, State.READY, State.SUBMITTED, State.SENT_BACK])
def test_only_an_accepted_return_is_corrected(world: World, state: State) -> None:
    submission = world.submission
    if state != State.DUE:
        cast.fill(submission, by=world.preparer)
    if state == State.READY:
        submissions.send_to_sign(submission, by=world.preparer)
    if state in (State.SUBMITTED, State.SENT_BACK):
        cast.sign(submission, by=world.signer)
    if state == State.SENT_BACK:
        cast.send_back(submission, by=world.analyst, note="Why?")
    assert world.submission.state == state
    with pytest.raises(WrongState):
        corrections.ask(submission, by=world.signer, reason="We counted twice.")
    with pytest.raises(WrongState):
        corrections.withdraw(submission, by=world.signer)


def test_a_request_needs_a_signer_and_a_reason(accepted: Submission, world: World) -> None:
    with pytest.raises(NotAllowed):
        corrections.ask(accepted, by=world.preparer, reason="We counted twice.")
    with pytest.raises(Invalid):
        corrections.ask(accepted, by=world.signer, reason=" ")
    corrections.ask(accepted, by=world.signer, reason="We counted twice.")
    with pytest.raises(NotAllowed):
        corrections.withdraw(accepted, by=world.preparer)
