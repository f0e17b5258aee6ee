"""Somebody of the desk chases returns by hand: the right people, the right words, and nobody twice a day."""

from __future__ import annotations

import datetime

import pytest
import time_machine

from members.models import CompanyRole, Event, Job
from reports.actions import corrections, reminders, reviews, submissions
from reports.actions.reminders import Unwritten
from reports.errors import Invalid, NotAllowed
from tests.cast import World, fill, sign
from tests.reports.conftest import Mailed


def sent_back(world: World) -> None:
    fill(world.submission, by=world.preparer)
    revision = sign(world.submission, by=world.signer)
    reviews.send_back(world.submission, by=world.analyst, revision_hash=revision.hash, note="Why so few?")


def test_preparers_and_signers_are_written_to(world: World, mailed: Mailed) -> None:
    with mailed() as sent:
        [chase] = reminders.remind([world.submission], by=world.analyst)
    assert {mail.to[0] for mail in sent} == {world.preparer.email, world.signer.email}
    assert chase.people == [world.preparer, world.signer]


def test_a_second_click_changes_nothing(world: World, mailed: Mailed) -> None:
    reminders.remind([world.submission], by=world.analyst)
    with mailed() as sent:
        [again] = reminders.remind([world.submission], by=world.analyst)
    assert (again.unwritten, sent) == (Unwritten.TODAY_ALREADY, [])
    assert Event.objects.filter(verb="reminded").count() == 1


def test_tomorrow_is_another_day(world: World, clock: time_machine.Traveller, mailed: Mailed) -> None:
    reminders.remind([world.submission], by=world.analyst)
    clock.shift(datetime.timedelta(days=1))
    with mailed() as sent:
        reminders.remind([world.submission], by=world.analyst)
    assert len(sent) == 2


def test_the_note_stands_in_the_mail(world: World, mailed: Mailed) -> None:
    with mailed() as sent:
        reminders.remind([world.submission], by=world.analyst, note="  Call me any time.\n")
    assert "\n\nCall me any time.\n\n" in sent[0].body


def test_what_is_shown_before_is_what_is_sent(world: World, mailed: Mailed) -> None:
    shown = [
        reminders.preview(world.submission, user, note="Hello.") for user in reminders.recipients(world.submission)
    ]
    with mailed() as sent:
        reminders.remind([world.submission], by=world.analyst, note="Hello.")
    assert [(mail.subject, mail.body) for mail in sent] == shown


def test_a_signed_return_is_not_chased(world: World, mailed: Mailed) -> None:
    submission = world.accepted(world.company)
    with mailed() as sent:
        [chase] = reminders.remind([submission], by=world.analyst)
    assert (chase.unwritten, sent) == (Unwritten.NOT_OWED, [])


def test_a_return_that_was_sent_back_is_chased_in_words_of_its_own(world: World, mailed: Mailed) -> None:
    sent_back(world)
    with mailed() as sent:
        [chase] = reminders.remind([world.submission], by=world.analyst, note="Call me.")
    assert chase.people == [world.preparer, world.signer]
    assert {mail.subject for mail in sent} == {"Aurora: your Q3 2026 return is not signed again yet"}
    assert "is open again" in sent[0].body
    assert "Call me." in sent[0].body


def test_a_return_that_the_company_took_back_is_chased(world: World) -> None:
    fill(world.submission, by=world.preparer)
    sign(world.submission, by=world.signer)
    submissions.recall(world.submission, by=world.signer)
    assert reminders.recipients(world.submission)


def test_a_return_that_came_back_before_the_mail_left_is_not_chased(world: World, mailed: Mailed) -> None:
    sent_back(world)
    with mailed() as sent:
        reminders.remind([world.submission], by=world.analyst)
        fill(world.submission, by=world.preparer)
        sign(world.submission, by=world.signer)
    assert not [mail for mail in sent if "signed again" in mail.subject]
    assert Job.objects.filter(arguments__kind="owed_again", result={"skipped": "not_owed"}).count() == 2


def test_a_correction_that_is_asked_for_is_not_chased(world: World) -> None:
    submission = world.accepted(world.company)
    corrections.ask(submission, by=world.signer, reason="A mistake.")
    assert reminders.recipients(world.submission) == []


def test_an_exempt_company_is_left_alone(world: World) -> None:
    reviews.exempt(world.submission, by=world.administrator, reason="Founded last month.")
    assert reminders.recipients(world.submission) == []


def test_a_company_without_anybody_is_told_of(world: World) -> None:
    CompanyRole.objects.filter(company=world.company).delete()
    [chase] = reminders.remind([world.submission], by=world.analyst)
    assert chase.unwritten == Unwritten.NOBODY


def test_the_first_contact_comes_first(world: World) -> None:
    CompanyRole.objects.filter(user=world.signer).update(contact_rank=1)
    assert reminders.recipients(world.submission) == [world.signer, world.preparer]


def test_only_analysts_chase(world: World) -> None:
    with pytest.raises(NotAllowed):
        reminders.remind([world.submission], by=world.signer)


def test_a_note_has_an_end(world: World) -> None:
    with pytest.raises(Invalid):
        reminders.remind([world.submission], by=world.analyst, note="x" * 1001)
