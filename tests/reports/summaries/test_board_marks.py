"""What stands beside the state of a company, and whose turn it is."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.utils import timezone

from members.models import Company, CompanyRole, Job, ReportingRhythm, Rhythm
from reports.actions import extensions, owners, reviews, submissions
from reports.models import Question, QuestionState, Submission
from reports.summaries.board_rows import BoardRow, Flags, Step
from reports.summaries.desk_board import BoardFilter, Stage, board
from tests import cast
from tests.cast import World, hold


def row_of(world: World) -> BoardRow:
    found = board(world.quarter, BoardFilter(), timezone.now())
    return next(row for row in found.every if row.slug == "aurora")


def asked(world: World, state: str = QuestionState.OPEN) -> Question:
    return Question.objects.create(submission=world.submission, asked_by=world.analyst, state=state)


def signed(world: World) -> Submission:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    return world.submission


def test_an_open_question_waits_for_the_company(world: World) -> None:
    signed(world)
    asked(world)
    row = row_of(world)
    assert ("question_open" in row.marks, row.step) == (True, Step.WAIT_FOR_ANSWER)
    assert board(world.quarter, BoardFilter(), timezone.now()).stage[0] == Stage.WAIT


def test_an_answer_wants_to_be_read(world: World) -> None:
    signed(world)
    asked(world, QuestionState.ANSWERED)
    assert row_of(world).step == Step.READ_ANSWER


def test_more_time_that_is_asked_for_waits_for_the_secretariat(world: World) -> None:
    extensions.ask(world.submission, wanted_on=datetime.date(2026, 11, 10), reason="Ill.", by=world.preparer)
    row = row_of(world)
    assert (row.marks, row.step) == (("extension_asked",), Step.DECIDE_EXTENSION)


def test_an_exempt_company_waits_for_no_answer_while_it_is(world: World) -> None:
    extensions.ask(world.submission, wanted_on=datetime.date(2026, 11, 10), reason="Ill.", by=world.preparer)
    reviews.exempt(world.submission, by=world.administrator, reason="Its marketplace is closed.")
    found = board(world.quarter, BoardFilter(), timezone.now())
    assert (dict(found.marks)["extension_asked"], found.stage[0]) == (0, Stage.WAIT)


def test_more_time_moves_the_day_from_which_it_is_late(world: World, clock: time_machine.Traveller) -> None:
    extensions.give(world.submission, until=datetime.date(2026, 11, 10), reason="Ill.", by=world.analyst)
    clock.move_to(world.quarter.due_at + datetime.timedelta(days=2))
    row = row_of(world)
    assert (row.marks, row.days_late) == (("extension_granted",), 0)


def test_a_mail_that_failed_is_marked_until_it_is_sent(world: World) -> None:
    mail = {"kind": "opened", "submission": world.submission.pk, "user": world.signer.pk}
    job = Job.objects.create(task="reports.send_mail", key="x", arguments=mail, problem="Refused")
    assert row_of(world).step == Step.LOOK_AT_MAIL
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=timezone.now())
    assert row_of(world).step == Step.WAIT


@pytest.mark.parametrize(("role", "needed"), [("viewer", 1), ("signer", 2)])
def test_a_company_with_too_few_signers_is_marked(world: World, role: str, needed: int) -> None:
    CompanyRole.objects.filter(user=world.signer).update(role=role)
    Company.objects.filter(pk=world.company.pk).update(signers_required=needed)
    row = row_of(world)
    assert (row.marks, row.step) == (("no_signer",), Step.NAME_SIGNER)


@pytest.mark.parametrize(("days", "step"), [(2, Step.WAIT), (3, Step.CHASE_AGAIN)])
def test_a_return_that_stays_open_again_is_chased(
    world: World, clock: time_machine.Traveller, days: int, step: Step
) -> None:
    revision = signed(world).latest_revision
    assert revision
    reviews.send_back(world.submission, by=world.analyst, revision_hash=revision.hash, note="Why so few?")
    cast.fill(world.submission, by=world.preparer, size=120)
    clock.shift(datetime.timedelta(days=days))
    row = row_of(world)
    assert (row.state, row.step, row.days_open_again) == ("draft", step, days)


def test_a_release_ends_the_waiting_for_a_return(world: World, clock: time_machine.Traveller) -> None:
    submission = signed(world)
    submissions.recall(submission, by=world.signer)
    hold(submission, world.publisher)
    clock.shift(datetime.timedelta(days=9))
    assert row_of(world).step == Step.WAIT


def test_a_yearly_company_is_due_at_year_end(world: World) -> None:
    ReportingRhythm.objects.create(company=world.company, rhythm=Rhythm.YEARLY, starts_on=datetime.date(2026, 1, 1))
    assert row_of(world).marks == ("due_at_year_end",)


def test_flags_of_a_signed_return_are_those_of_its_revision(world: World) -> None:
    world.flagged()
    cast.sign(world.submission, by=world.signer)
    assert row_of(world).flags == Flags(2, is_draft=False)


def test_of_a_draft_nothing_but_the_number_of_explained_flags_is_read(world: World) -> None:
    cast.explain(world.flagged(), by=world.preparer)
    assert row_of(world).flags == Flags(2, is_draft=True)
    assert not any(number in repr(row_of(world)) for number in ("1000", "1017"))


def test_whom_nobody_heard_from_in_time_is_to_be_called(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at)
    assert row_of(world).step == Step.CHASE


def test_the_owner_stands_on_the_row(world: World) -> None:
    owners.assign(world.submission, owner=world.analyst, by=world.analyst)
    assert (row_of(world).owner, row_of(world).owner_key) == ("analyst", world.analyst.pk)
