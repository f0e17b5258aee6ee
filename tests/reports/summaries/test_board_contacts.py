"""When a company was last heard of, and all that was said and mailed."""

from __future__ import annotations

import datetime

from members.models import Mail
from reports.actions import contacts
from reports.actions.contacts import Telling
from reports.models import Question, QuestionMessage
from reports.summaries.board_contacts import Contact, last_contacts
from reports.summaries.contact_list import contact_list
from tests import cast
from tests.cast import World


def ago(days: int) -> datetime.datetime:
    return cast.NOW - datetime.timedelta(days=days)


def mailed(world: World, days: int) -> None:
    texts = {"kind": "opened", "address": "signer@aurora.example", "language": "en", "subject": "Q3", "body": "Hello"}
    key = {"subject_type": "submission", "subject_key": str(world.submission.pk)}
    Mail.objects.create(key=f"mail:{days}", sent_at=ago(days), **texts, **key)


def called(world: World, days: int) -> None:
    contacts.log(world.company, Telling("telephone", "Li Wei", ago(days), "On holiday."), by=world.analyst)


def last(world: World) -> Contact | None:
    return last_contacts(world.quarter).get(world.submission.pk)


def test_nobody_was_heard_of(world: World) -> None:
    assert last(world) is None


def test_the_newest_contact_is_the_last(world: World) -> None:
    mailed(world, 4)
    called(world, 3)
    mailed(world, 5)
    assert last(world) == Contact(ago(3), "telephone")


def test_a_mail_to_the_secretariat_is_no_contact(world: World) -> None:
    mailed(world, 4)
    mailed(world, 2)
    Mail.objects.filter(key="mail:2").update(kind="desk_submitted", recipient=world.analyst)
    assert last(world) == Contact(ago(4), "site_mail")
    assert len(contact_list(world.company)) == 1


def test_a_message_in_a_question_is_a_contact(world: World) -> None:
    called(world, 3)
    question = Question.objects.create(submission=world.submission, asked_by=world.analyst)
    QuestionMessage.objects.create(question=question, author=world.signer, text="Yes.", at=ago(1))
    assert last(world) == Contact(ago(1), "thread")


def test_a_call_about_an_earlier_round_is_none_of_this_one(world: World) -> None:
    called(world, 60)
    assert last(world) is None


def test_calls_and_mails_stand_together_newest_first(world: World) -> None:
    mailed(world, 4)
    called(world, 3)
    mailed(world, 2)
    found = [(line.way, line.text) for line in contact_list(world.company)]
    assert found == [("site_mail", "Hello"), ("telephone", "On holiday."), ("site_mail", "Hello")]


def test_nothing_of_another_company_is_listed(world: World) -> None:
    mailed(world, 4)
    called(world, 3)
    assert contact_list(world.rival) == []
