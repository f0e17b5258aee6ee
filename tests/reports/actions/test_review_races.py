"""Two reviewers press at the same moment: each its own connection, one decision in the end."""

from __future__ import annotations

from typing import Any

import pytest

from members.access import SiteRole
from members.models import Event, Job
from reports.actions import questions, reviews
from reports.errors import Refusal
from reports.models import Question, QuestionMessage
from tests import cast
from tests.at_once import at_once


@pytest.fixture
def signed(transactional_db: None, clock: Any) -> cast.World:
    """A signed return in front of two reviewers."""
    cast.load_code_lists()
    world = cast.make_world()
    world.extra["second"] = cast.person("second@coalition.example", SiteRole.ANALYST)
    cast.fill(world.submission, by=world.preparer)
    world.extra["hash"] = cast.sign(world.submission, by=world.signer).hash
    return world


def decisions() -> list[str]:
    return list(Event.objects.filter(verb__in=["accepted", "sent_back"]).values_list("verb", flat=True))


def letters() -> int:
    """Mails that are wanted: a database in memory that is locked leaves one to be sent later."""
    return Job.objects.filter(arguments__kind__in=["accepted", "sent_back"]).count()


def test_two_who_accept_at_once_accept_once(signed):
    read, people = {"revision_hash": signed.extra["hash"]}, (signed.analyst, signed.extra["second"])
    results = at_once(*(lambda who=who: reviews.accept(signed.submission, by=who, **read) for who in people))
    [refused] = [one for one in results if isinstance(one, Refusal)]
    assert "accepted this just now" in str(refused)
    assert (decisions(), letters()) == (["accepted"], 2)


def test_who_accepts_and_who_sends_back_at_once_decide_once(signed):
    read = {"revision_hash": signed.extra["hash"]}
    results = at_once(
        lambda: reviews.accept(signed.submission, by=signed.analyst, **read),
        lambda: reviews.send_back(signed.submission, by=signed.extra["second"], note="Why?", **read),
    )
    [refused] = [one for one in results if isinstance(one, Refusal)]
    assert "just now" in str(refused)
    assert (len(decisions()), letters()) == (1, 2)


def test_an_answer_that_is_sent_twice_at_once_is_written_once(signed):
    asked = questions.ask(signed.submission, text="Why?", by=signed.analyst)
    told = {"text": "A sweep.", "by": signed.preparer, "is_answer": True}
    at_once(*[lambda: questions.reply(Question.objects.get(pk=asked.pk), **told)] * 2)
    assert (QuestionMessage.objects.count(), Event.objects.filter(verb="question_replied").count()) == (2, 1)


def test_a_question_that_is_asked_twice_at_once_is_asked_once(signed):
    at_once(*[lambda: questions.ask(signed.submission, text="Why?", by=signed.analyst)] * 2)
    assert Question.objects.count() == 1
