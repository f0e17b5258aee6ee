"""Questions on the review page, without JavaScript: ask, write, close, ask again, send back with them."""

from __future__ import annotations

import pytest
from django.test import Client

from reports.actions import questions
from reports.models import Question, Revision, State
from tests import cast
from tests.cast import World

PAGE = "/en/desk/review/aurora/2026-Q3/"
PANGOLINS = "c:aurora-market:blocked:PANGOLIN"


@pytest.fixture
def revision(world: World) -> Revision:
    cast.fill(world.submission, by=world.preparer)
    return cast.sign(world.submission, by=world.signer)


@pytest.fixture
def question(world: World, revision: Revision) -> Question:
    return questions.ask(world.submission, text="Is <b>25</b> right?", by=world.analyst)


def test_a_line_leads_to_the_question_about_its_box(analyst: Client, revision: Revision) -> None:
    assert f'href="?ask={PANGOLINS.replace(":", "%3A")}#ask"' in analyst.get(PAGE).text
    assert f'value="{PANGOLINS}" selected' in analyst.get(f"{PAGE}?ask={PANGOLINS}").text


def test_a_question_is_asked_about_a_box(world: World, analyst: Client, revision: Revision) -> None:
    assert analyst.post(f"{PAGE}ask/", {"box": PANGOLINS, "note": "Is it right?"}).status_code == 302
    asked = Question.objects.get()
    assert (asked.measure, asked.species_group, asked.messages.get().text) == ("blocked", "PANGOLIN", "Is it right?")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"box": "c:aurora-market:blocked:NOTHING", "note": "Why?"}, 400),
        ({"box": "\0", "note": "Why?"}, 404),
        ({"note": ""}, 400),
        ({"note": "x" * 2001}, 400),
        ({"note": "a\0b"}, 400),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    analyst: Client, revision: Revision, fields: dict[str, str], status: int
) -> None:
    assert analyst.post(f"{PAGE}ask/", fields).status_code == status
    assert not Question.objects.exists()


def test_what_was_typed_stays_in_its_own_form(analyst: Client, revision: Revision) -> None:
    answer = analyst.post(f"{PAGE}ask/", {"box": "c:aurora-market:blocked:NOTHING", "note": "Half a page"})
    assert answer.text.count("Half a page") == 1


def test_a_thread_is_escaped_and_answered_in_place(world: World, analyst: Client, question: Question) -> None:
    assert "Is &lt;b&gt;25&lt;/b&gt; right?" in analyst.get(PAGE).text
    analyst.post(f"{PAGE}questions/{question.pk}/reply/", {"note": "Since when?"})
    assert [one.text for one in question.messages.all()][1:] == ["Since when?"]


def test_a_question_is_closed_and_asked_again(world: World, analyst: Client, question: Question) -> None:
    for step, state in (("close", "closed"), ("reopen", "open")):
        assert analyst.post(f"{PAGE}questions/{question.pk}/{step}/").status_code == 302
        question.refresh_from_db()
        assert question.state == state


def test_another_companys_question_is_not_here(world: World, analyst: Client, question: Question) -> None:
    assert analyst.post(f"/en/desk/review/borealis/2026-Q3/questions/{question.pk}/close/").status_code == 404


def test_a_return_goes_back_with_its_questions_alone(world: World, analyst: Client, question: Question) -> None:
    read = {"revision_hash": world.submission.latest_revision.hash, "note": ""}
    assert analyst.post(f"{PAGE}send-back/", read).status_code == 302
    assert world.submission.state == State.SENT_BACK
    assert "Sent back with the questions below." in analyst.get(PAGE).text
