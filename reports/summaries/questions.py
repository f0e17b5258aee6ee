"""Threads between secretariat and company as both sides read them; never what the secretariat notes for itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from members.models import Company, Event, User
from reports.calendar import QuarterKey
from reports.models import Question, QuestionMessage, QuestionState, Submission
from reports.rules.cells import RETURN, Box
from reports.summaries.box_names import BoxNames
from reports.wording import dates
from reports.wording import member as wording

WORDS = {
    QuestionState.OPEN: "question_open",
    QuestionState.ANSWERED: "question_answered",
    QuestionState.CLOSED: "question_closed",
}
"""The status word of each state."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; ``who`` is a name, or the secretariat as one towards a company."""

    who: str
    at: datetime.datetime
    text: str
    is_desk: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """One question with everything that was written to it; ``about`` names its box or the whole return."""

    question: Question
    quarter: str
    about: str
    messages: Sequence[Message]

    @property
    def pk(self) -> int:
        return self.question.pk

    @property
    def id_text(self) -> str:
        """The key as templates put it into names."""
        return str(self.question.pk)

    @property
    def box(self) -> Box | None:
        """The box that it is about, None for the whole return."""
        return None if self.question.box == RETURN else self.question.box

    @property
    def word(self) -> str:
        """The code of its status word."""
        return WORDS[QuestionState(self.question.state)]

    @property
    def is_open(self) -> bool:
        return self.question.state == QuestionState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.question.state == QuestionState.CLOSED


def threads_of(submission: Submission, names: BoxNames | None = None) -> list[Thread]:
    """The threads of one return as the secretariat reads them: what is not closed first, in the order of asking.

    ``names`` are those of the page, where they are read already.
    """
    return _threads(submission.questions.all(), names, is_for_desk=True)


def threads_with(company: Company) -> list[Thread]:
    """All threads of a company's returns as it reads them: what waits for it first, then the newest."""
    asked = Question.objects.filter(submission__company=company).order_by("-asked_at", "-pk")
    return _threads(asked, None, is_for_desk=False)


def waiting_by_return(company: Company) -> list[tuple[Submission, int]]:
    """The returns that have questions waiting for the company, the newest first, each with how many."""
    waiting = Question.objects.waiting().filter(submission__company=company).order_by("-submission__quarter__starts_on")
    found: dict[Submission, int] = {}
    for one in waiting.select_related("submission__company", "submission__quarter"):
        found[one.submission] = found.get(one.submission, 0) + 1
    return list(found.items())


def asked_with(sent_back: Event) -> str:
    """What was asked with the questions that a return came back with, one to a line."""
    asked = Question.objects.filter(pk__in=sent_back.details.get("questions", [])).prefetch_related("messages")
    return "\n".join(one.messages.all()[0].text for one in asked)


def _threads(asked: QuerySet[Question], names: BoxNames | None, *, is_for_desk: bool) -> list[Thread]:
    order = list(QuestionState)
    related = asked.select_related("submission__company", "submission__quarter").prefetch_related("messages__author")
    found = sorted(related, key=lambda one: order.index(QuestionState(one.state)))
    if not found:
        return []
    names = names or BoxNames(())
    names.know({one.box for one in found} - {RETURN})
    return [
        Thread(
            question=one,
            quarter=dates.quarter(QuarterKey.holding(one.submission.quarter.starts_on)),
            about=names.title(one.box),
            messages=[_message(said, is_for_desk=is_for_desk) for said in one.messages.all()],
        )
        for one in found
    ]


def _message(said: QuestionMessage, *, is_for_desk: bool) -> Message:
    author: User = said.author
    who = str(author) if is_for_desk or not author.is_desk else wording.secretariat()
    return Message(who, said.at, said.text, author.is_desk)
