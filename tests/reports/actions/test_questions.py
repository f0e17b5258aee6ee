"""Questions: who may ask and answer, what becomes of the thread, and who is written to."""

from __future__ import annotations

import pytest
from django.core import mail

from members.models import Event
from reports.actions import practice, questions
from reports.errors import Invalid, NotAllowed, WrongState
from reports.models import Question, QuestionMessage, State
from reports.rules.cells import RETURN, Box
from tests import cast

TEXT = "Is 5,310 right? If so, what changed?"
PANGOLINS = Box("aurora-market", "blocked", "PANGOLIN")


@pytest.fixture
def signed(world):
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    return world


@pytest.fixture
def question(signed):
    return questions.ask(signed.submission, text=TEXT, by=signed.analyst, box=PANGOLINS)


def state_of(question):
    question.refresh_from_db()
    return question.state


def test_a_question_names_its_box_and_revision_and_moves_no_state(signed, question):
    assert (question.box, question.revision) == (PANGOLINS, signed.submission.latest_revision)
    assert (state_of(question), signed.submission.state) == ("open", State.SUBMITTED)


def test_a_question_about_all_of_a_return_needs_no_signature(world):
    asked = questions.ask(world.submission, text=TEXT, by=world.analyst)
    assert (asked.box, asked.revision) == (RETURN, None)


@pytest.mark.parametrize(
    "box", [Box("aurora-market", "blocked", "PAR-GREY"), Box("borealis-market", "blocked", "TOTAL")]
)
def test_a_box_that_was_not_signed_cannot_be_asked_about(signed, box):
    with pytest.raises(Invalid) as refused:
        questions.ask(signed.submission, text=TEXT, by=signed.analyst, box=box)
    assert refused.value.code == "not_found"


@pytest.mark.parametrize(
    ("text", "code"), [(" \n ", "empty_note"), ("x" * 2001, "too_long"), ("a\0b", "bad_character")]
)
def test_a_text_that_cannot_be_kept_is_refused(signed, text, code):
    with pytest.raises(Invalid) as refused:
        questions.ask(signed.submission, text=text, by=signed.analyst)
    assert (refused.value.code, Question.objects.count()) == (code, 0)


@pytest.mark.parametrize("who", ["publisher", "administrator", "signer", "rival_signer", "partner"])
def test_only_who_reviews_asks(signed, who):
    with pytest.raises(NotAllowed):
        questions.ask(signed.submission, text=TEXT, by=getattr(signed, who))


def test_a_practice_is_asked_nothing(world):
    with pytest.raises(WrongState):
        questions.ask(practice.begin(world.company, by=world.preparer), text=TEXT, by=world.analyst)


def test_a_question_that_is_sent_twice_is_asked_once(signed, question, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        again = questions.ask(signed.submission, text=TEXT, by=signed.analyst, box=PANGOLINS)
    assert (again, mail.outbox, QuestionMessage.objects.count()) == (question, [], 1)


def test_asking_writes_once_to_each_preparer_and_signer_without_the_text(signed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        questions.ask(signed.submission, text=TEXT, by=signed.analyst)
    assert sorted(one.to[0] for one in mail.outbox) == ["preparer@aurora.example", "signer@aurora.example"]
    assert all("/en/m/aurora/questions/" in one.body and "5,310" not in one.body for one in mail.outbox)


def test_an_answer_tells_the_owner_at_the_desk(signed, question, django_capture_on_commit_callbacks):
    signed.submission.__class__.objects.filter(pk=signed.submission.pk).update(owner=signed.analyst)
    with django_capture_on_commit_callbacks(execute=True):
        questions.reply(question, text="Yes, a new model.", by=signed.preparer, is_answer=True)
    assert state_of(question) == "answered"
    assert [(one.to, "/en/desk/review/aurora/2026-Q3/" in one.body) for one in mail.outbox] == [
        (["analyst@coalition.example"], True)
    ]


def test_a_message_of_the_company_leaves_the_question_open(signed, question):
    questions.reply(question, text="We are looking.", by=signed.signer)
    assert (state_of(question), question.messages.last().author) == ("open", signed.signer)


def test_a_message_of_the_desk_puts_the_question_again(signed, question):
    questions.reply(question, text="Yes.", by=signed.preparer, is_answer=True)
    questions.reply(question, text="Since when?", by=signed.analyst)
    assert state_of(question) == "open"


def test_a_message_that_is_sent_twice_is_written_once(signed, question):
    for _time in range(2):
        questions.reply(question, text="Yes.", by=signed.preparer, is_answer=True)
    assert question.messages.count() == 2
    assert Event.objects.filter(verb="question_replied").count() == 1


def test_a_question_is_not_answered_by_silence(signed, question):
    with pytest.raises(Invalid):
        questions.reply(question, text="", by=signed.preparer, is_answer=True)
    questions.reply(question, text="Yes.", by=signed.preparer)
    questions.reply(question, text="", by=signed.preparer, is_answer=True)
    assert state_of(question) == "answered"


@pytest.mark.parametrize("who", ["viewer", "rival_signer", "publisher", "observer"])
def test_nobody_else_writes_to_a_thread(signed, question, who):
    with pytest.raises(NotAllowed):
        questions.reply(question, text="Yes.", by=getattr(signed, who))


def test_a_closed_question_takes_no_message_until_it_is_asked_again(signed, question):
    questions.close(question, by=signed.analyst)
    with pytest.raises(WrongState):
        questions.reply(question, text="Late.", by=signed.preparer)
    questions.reopen(question, by=signed.analyst)
    questions.reply(question, text="In time.", by=signed.preparer)
    assert (state_of(question), question.closed_by) == ("open", None)


def test_closing_twice_closes_once(signed, question):
    questions.close(question, by=signed.analyst)
    questions.close(question, by=signed.analyst)
    assert Event.objects.filter(verb="question_closed").count() == 1


@pytest.mark.parametrize("step", [questions.close, questions.reopen])
def test_a_company_neither_closes_nor_asks_again(signed, question, step):
    with pytest.raises(NotAllowed):
        step(question, by=signed.signer)
