"""Checklist, verification and notes: of one revision, by a person, once."""

from __future__ import annotations

import pytest

from members.actions import events
from members.models import Event
from reports.actions import checklist, internal_notes, submissions, verifications
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.models import ChecklistTick, InternalNote, Verification
from tests import cast

SAMPLE = {"state": "sampled", "sampled_by": "Traffic Watch", "drawn": 20, "confirmed": 19}


@pytest.fixture
def signed(world):
    cast.fill(world.submission, by=world.preparer)
    world.extra["hash"] = cast.sign(world.submission, by=world.signer).hash
    return world


def tick(world, *items, **options):
    arguments = {"by": world.analyst, "revision_hash": world.extra["hash"]} | options
    checklist.tick(world.submission, items, **arguments)


def verify(world, **options):
    arguments = {"by": world.analyst, "revision_hash": world.extra["hash"]} | SAMPLE | options
    return verifications.verify(world.submission, **arguments)


def ticked(world):
    return {(tick.item, tick.ticked_by.name) for tick in world.submission.latest_revision.ticks.all()}


def test_who_ticked_first_stays_named(signed):
    tick(signed, "changes")
    tick(signed, "changes", "coverage", by=cast.person("second@coalition.example", "analyst"))
    assert ticked(signed) == {("changes", "analyst"), ("coverage", "second")}


def test_a_tick_is_taken_away_again(signed):
    tick(signed, "changes")
    tick(signed)
    assert not ChecklistTick.objects.exists()


def test_a_new_revision_starts_with_an_empty_checklist(signed):
    tick(signed, "changes")
    submissions.recall(signed.submission, by=signed.signer)
    cast.fill(signed.submission, by=signed.preparer, size=60)
    cast.sign(signed.submission, by=signed.signer)
    assert ticked(signed) == set()
    with pytest.raises(Stale):
        tick(signed, "coverage")


def test_saving_the_same_ticks_happens_once_and_not_before_the_company(signed):
    tick(signed, "changes")
    tick(signed, "changes")
    assert Event.objects.filter(verb="checklist_ticked", subject_type="revision").count() == 1


@pytest.mark.parametrize("who", ["publisher", "administrator", "signer", "partner"])
def test_only_who_reviews_ticks_verifies_and_notes(signed, who):
    by = getattr(signed, who)
    for step in (lambda: tick(signed, by=by), lambda: verify(signed, by=by)):
        with pytest.raises(NotAllowed):
            step()
    with pytest.raises(NotAllowed):
        internal_notes.write(signed.submission, text="Hm.", by=by)


def test_nothing_is_ticked_or_verified_before_a_signature(world):
    world.extra["hash"] = ""
    for step in (tick, verify):
        with pytest.raises(WrongState):
            step(world)


def test_nobody_verifies_what_they_entered(signed):
    events.record("draft_saved", signed.submission, by=signed.analyst, door="on_behalf")
    with pytest.raises(NotAllowed) as refused:
        verify(signed)
    assert refused.value.code == "four_eyes"


@pytest.mark.parametrize(
    "change",
    [
        {"state": "guessed"},
        {"sampled_by": " "},
        {"drawn": None},
        {"drawn": 0, "confirmed": 0},
        {"drawn": 10**9},
        {"confirmed": None},
        {"confirmed": 21},
        {"confirmed": -1},
        {"state": "desk_checked"},
        {"note": "x" * 2001},
    ],
    ids=str,
)
def test_a_sample_without_its_numbers_is_refused(signed, change):
    with pytest.raises(Invalid):
        verify(signed, **change)
    assert not Verification.objects.exists()


def test_the_newest_record_holds_and_the_same_again_is_that_one(signed):
    first = verify(signed, state="desk_checked", sampled_by="", drawn=None, confirmed=None)
    second = verify(signed)
    assert verify(signed) == second != first
    assert signed.submission.latest_revision.verifications.first() == second
    assert Event.objects.filter(verb="verified").count() == 2


def test_a_note_that_is_sent_twice_is_kept_once(signed):
    for _time in range(2):
        internal_notes.write(signed.submission, text="Call them on Monday.", by=signed.analyst)
    assert InternalNote.objects.get().text == "Call them on Monday."


def test_no_event_about_the_return_tells_of_a_note(signed):
    internal_notes.write(signed.submission, text="Call them on Monday.", by=signed.analyst)
    about = Event.objects.about(signed.submission)
    assert not about.filter(verb="note_written").exists()
    assert not Event.objects.filter(note__contains="Monday").exists()
