"""The marks of a review, and which returns may be accepted together."""

from __future__ import annotations

import pytest

from reports.actions import questions
from reports.models import ChecklistTick, Submission
from reports.summaries.reviewing import reviewing
from tests import cast


@pytest.fixture
def signed(world):
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    return world


def found(world):
    return reviewing([world.submission])[world.submission.pk]


def test_what_nobody_has_looked_at_has_no_mark_and_may_be_accepted_with_others(signed):
    assert (found(signed).marks, found(signed).is_acceptable_in_bulk) == ((), True)


def test_a_tick_begins_the_review(signed):
    ChecklistTick.objects.create(revision=signed.submission.latest_revision, item="changes", ticked_by=signed.analyst)
    assert found(signed).marks == ("in_review",)


def test_a_question_waits_until_it_is_answered_and_is_read_until_it_is_closed(signed):
    asked = questions.ask(signed.submission, text="Why?", by=signed.analyst)
    assert found(signed).marks == ("question_open",)
    questions.reply(asked, text="A sweep.", by=signed.preparer, is_answer=True)
    assert (found(signed).marks, found(signed).is_acceptable_in_bulk) == (("in_review",), False)
    questions.close(asked, by=signed.analyst)
    assert found(signed).is_acceptable_in_bulk


def test_a_flag_that_was_explained_is_read_by_a_person(world):
    cast.sign(world.flagged(), by=world.signer)
    assert not found(world).is_acceptable_in_bulk


def test_a_correction_is_read_by_a_person(world):
    submission = world.accepted(world.company)
    cast.corrections.ask(submission, by=world.signer, reason="We counted some twice.")
    cast.fill(submission, by=world.preparer, size=90)
    cast.sign(submission, by=world.signer)
    assert not found(world).is_acceptable_in_bulk


def test_many_returns_are_read_with_the_queries_of_one(signed, django_assert_num_queries):
    several = list(Submission.objects.for_board(signed.quarter))
    assert len(several) > 3
    with django_assert_num_queries(3):
        reviewing(several)
