from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.actions import corrections, drafts, reviews, submissions
from reports.errors import Invalid, WrongState
from reports.models import Door
from reports.rules.cells import Box, Cell
from tests import cast


@pytest.fixture
def filled(world):
    cast.fill(world.submission, by=world.preparer)
    return world


def test_a_complete_draft_goes_to_the_signer_with_a_mail(filled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submissions.send_to_sign(filled.submission, by=filled.preparer)
    assert filled.submission.state == "ready"
    assert [m.to for m in mail.outbox] == [["signer@aurora.example"]]


def test_an_incomplete_draft_names_its_empty_boxes(world):
    box = Box("aurora-market", "blocked", "TOTAL")
    drafts.save(world.submission, {box: Cell(*box, 5)}, by=world.preparer, door=Door.FORM)
    with pytest.raises(Invalid) as refused:
        submissions.send_to_sign(world.submission, by=world.preparer)
    assert {problem.code for problem in refused.value.problems} == {"empty_box"}
    assert "/aurora-market/removed-own/TOTAL" in {problem.pointer for problem in refused.value.problems}


def test_a_signer_hands_it_back_with_a_note(filled):
    submissions.send_to_sign(filled.submission, by=filled.preparer)
    submissions.hand_back(filled.submission, by=filled.signer, note="Check blocked")
    assert (filled.submission.state, filled.submission.handed_back_note) == ("draft", "Check blocked")


def test_a_recalled_return_is_signed_again_as_the_second_revision(filled):
    cast.sign(filled.submission, by=filled.signer)
    submissions.recall(filled.submission, by=filled.signer)
    cast.fill(filled.submission, by=filled.preparer, size=200)
    assert cast.sign(filled.submission, by=filled.signer).number == 2


def test_an_accepted_return_is_not_recalled(filled):
    filled.accepted(filled.rival)
    with pytest.raises(WrongState):
        submissions.recall(filled.submission_of(filled.rival), by=filled.rival_signer)


def test_revising_keeps_the_accepted_revision_counting(world):
    submission = world.accepted(world.company)
    corrections.ask(world.submission, by=world.signer, reason="Counted twice")
    assert world.submission.state == "draft"
    assert world.submission.accepted_revision == submission.accepted_revision
    cast.fill(world.submission, by=world.preparer, size=80)
    revision = cast.sign(world.submission, by=world.signer)
    assert revision.reason == "Counted twice"
    assert world.submission.accepted_revision == submission.accepted_revision


def test_accepting_makes_the_revision_count(filled):
    revision = cast.sign(filled.submission, by=filled.signer)
    reviews.accept(filled.submission, by=filled.analyst, revision_hash=revision.hash)
    assert filled.submission.accepted_revision == revision


@pytest.mark.parametrize("step", [submissions.send_to_sign, submissions.recall])
def test_a_step_holds_the_return_before_it_looks_at_it(filled, step):
    if step == submissions.recall:
        cast.sign(filled.submission, by=filled.signer)
    submission = filled.submission
    with CaptureQueriesContext(connection) as seen:
        step(submission, by=filled.signer)
    told = [query["sql"] for query in seen]
    before = told[: next(at for at, sql in enumerate(told) if "reports_releaseinput" in sql)]
    # SQLite has one writer at a time and no such words.
    assert any("FOR UPDATE" in sql for sql in before) or not connection.features.has_select_for_update
