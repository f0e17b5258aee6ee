"""The company's page of questions: what waits, who writes, and what a rival finds there."""

from __future__ import annotations

import pytest

from reports.actions import questions
from reports.models import Question
from reports.rules.cells import Box
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import browser

PAGE = "/en/m/aurora/questions/"
TEXT = "Is <b>5,310</b> right?"


@pytest.fixture
def question(world: World) -> Question:
    """A question about a box of a signed return."""
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    box = Box("aurora-market", "blocked", "PANGOLIN")
    return questions.ask(world.submission, text=TEXT, by=world.analyst, box=box)


def test_a_thread_names_its_box_and_nobody_of_the_secretariat(world: World, question: Question) -> None:
    page = browser(world.viewer).get(PAGE).text
    assert "/en/m/aurora/2026-Q3/counts/?platform=aurora-market&amp;checked=1#c.aurora-market.blocked.PANGOLIN" in page
    assert "Is &lt;b&gt;5,310&lt;/b&gt; right?" in page
    assert ("the secretariat" in page, "analyst" in page) == (True, False)


def test_an_answer_is_written_and_marked_without_javascript(world: World, question: Question) -> None:
    answer = browser(world.preparer).post(f"{PAGE}{question.pk}/", {"note": "Yes.", "answered": "1"})
    assert answer["Location"] == f"{PAGE}#question-{question.pk}"
    question.refresh_from_db()
    assert (question.state, question.messages.last().text) == ("answered", "Yes.")


def test_a_refused_answer_keeps_what_was_typed(world: World, question: Question) -> None:
    questions.close(question, by=world.analyst)
    answer = browser(world.preparer).post(f"{PAGE}{question.pk}/", {"note": "Too late"})
    assert (answer.status_code, "was closed" in answer.text) == (409, True)
    long = browser(world.preparer).post(f"{PAGE}{question.pk}/", {"note": "x" * 2001})
    assert long.status_code == 400


def test_a_viewer_reads_and_writes_nothing(world: World, question: Question) -> None:
    assert "<textarea" not in browser(world.viewer).get(PAGE).text
    assert browser(world.viewer).post(f"{PAGE}{question.pk}/", {"note": "Yes."}).status_code == 403


def test_a_rival_finds_no_question(world: World, question: Question) -> None:
    rival = browser(world.rival_signer)
    assert rival.get(PAGE).status_code == 404
    assert rival.post(f"{PAGE}{question.pk}/", {"note": "Yes."}).status_code == 404
    assert rival.post(f"/en/m/borealis/questions/{question.pk}/", {"note": "Yes."}).status_code == 404
    assert "No questions." in rival.get("/en/m/borealis/questions/").text


@pytest.mark.parametrize("page", ["", "2026-Q3/", "2026-Q3/counts/", "2026-Q3/check/"])
def test_every_page_of_the_return_says_that_a_question_waits(world: World, question: Question, page: str) -> None:
    client = browser(world.preparer)
    assert "1 question waits for your answer" in client.get(f"/en/m/aurora/{page}").text
    questions.reply(question, text="Yes.", by=world.preparer, is_answer=True)
    assert "waits for your answer" not in client.get(f"/en/m/aurora/{page}").text


def test_a_question_about_an_earlier_return_is_on_the_start_page(world: World) -> None:
    questions.ask(world.signed_before(world.company), text=TEXT, by=world.analyst)
    page = browser(world.preparer).get("/en/m/aurora/").text
    assert ("1 question waits for your answer" in page, "Q2 2026" in page) == (True, True)


def test_the_return_wears_the_mark(world: World, question: Question) -> None:
    assert "Question open" in browser(world.viewer).get("/en/m/aurora/2026-Q3/").text
