"""Questions about a return: the secretariat asks, both sides write, the company answers, the desk closes.

None of it changes the return's state. A form that is sent twice writes once.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission
from members.actions import events
from members.models import Event, User
from reports.actions import mails
from reports.actions.reviews import require_review
from reports.actions.rights import require_right
from reports.actions.texts import readable
from reports.errors import Invalid, WrongState
from reports.models import Question, QuestionMessage, QuestionState, Submission
from reports.rules.cells import RETURN, Box
from reports.rules.codes import Code
from reports.summaries.answers import answers_in_codes_of

LONGEST = 2000

S = QuestionState


@transaction.atomic
def ask(submission: Submission, *, text: str, by: User, box: Box = RETURN) -> Question:
    """Ask about one box of the newest revision, or about the return as a whole, signed or not.

    The same again, while the first is not closed, is the first one. Raises Invalid for a text that does not do or a
    box that the revision does not have, WrongState in practice, NotAllowed.
    """
    require_review(by)
    text = _written(text)
    locked = Submission.objects.locked(submission)
    if locked.is_practice:
        raise WrongState(_("Nobody at the secretariat reads a practice."))
    if box != RETURN:
        _require_signed(locked, box)
    place = {"platform": box.platform or "", "measure": box.measure, "species_group": box.species_group or ""}
    again = _asked_before(locked, place, text, by)
    if again is not None:
        return again
    question = Question.objects.create(submission=locked, revision=locked.latest_revision, asked_by=by, **place)
    QuestionMessage.objects.create(question=question, author=by, text=text, at=question.asked_at)
    event = events.record("question_asked", locked, by=by, question=question.pk)
    mails.tell_company("question_asked", locked, event)
    return question


@transaction.atomic
def reply(question: Question, *, text: str, by: User, is_answer: bool = False) -> None:
    """Write to a thread, as whichever side one is on.

    The secretariat's words put the question to the company again; the company's leave it open, unless ``is_answer``.
    An answer may be without words when there are some already. What was written last is not written again.
    Raises WrongState when the question is closed, Invalid and NotAllowed.
    """
    locked = _held(question, by)
    if locked.state == S.CLOSED:
        raise WrongState(_("This question was closed, so nothing can be added to it."))
    is_company, last = not by.is_desk, locked.messages.last()
    text = readable(text, longest=LONGEST) if is_answer else _written(text)
    is_new = bool(text) and (last is None or (last.author_id, last.text) != (by.pk, text))
    if is_answer and not text and (last is None or last.author.is_desk):
        raise Invalid(_("Write the answer, then mark the question as answered."), code="empty_note")
    if is_new:
        QuestionMessage.objects.create(question=locked, author=by, text=text)
    state = S.ANSWERED if is_company and (is_answer or locked.state == S.ANSWERED) else S.OPEN
    if not is_new and state == locked.state:
        return
    _move(locked, [S.OPEN, S.ANSWERED], state)
    event = events.record(
        "question_replied" if is_new else "question_answered", locked.submission, by=by, question=locked.pk
    )
    _tell_other_side(locked.submission, event, by)


@transaction.atomic
def close(question: Question, *, by: User) -> None:
    """End a thread; who presses twice closes once. Raises NotAllowed."""
    require_review(by)
    locked = _held(question, by)
    if locked.state != S.CLOSED:
        _move(locked, [S.OPEN, S.ANSWERED], S.CLOSED, closed_at=timezone.now(), closed_by=by)
        events.record("question_closed", locked.submission, by=by, question=locked.pk)


@transaction.atomic
def reopen(question: Question, *, by: User) -> None:
    """Put a question to the company again that was answered or closed. Raises NotAllowed."""
    require_review(by)
    locked = _held(question, by)
    if locked.state != S.OPEN:
        _move(locked, [S.ANSWERED, S.CLOSED], S.OPEN)
        event = events.record("question_reopened", locked.submission, by=by, question=locked.pk)
        mails.tell_company("question_asked", locked.submission, event)


def _held(question: Question, by: User) -> Question:
    """The thread as it is now, held with its return; whoever is on neither side is refused."""
    submission = Submission.objects.locked(question.submission)
    if by.is_desk:
        require_review(by)
    else:
        require_right(by, Permission.DRAFT_EDIT, submission)
    locked = Question.objects.select_for_update().get(pk=question.pk)
    locked.submission = submission
    return locked


def _written(text: str) -> str:
    text = readable(text, longest=LONGEST)
    if not text:
        raise Invalid(_("Write a sentence or two."), code="empty_note")
    return text


def _require_signed(submission: Submission, box: Box) -> None:
    """Raises Invalid unless the newest revision answers this box."""
    revision = submission.latest_revision_id
    if revision is None or box not in answers_in_codes_of(submission, [revision])[revision]:
        raise Invalid(_("The newest revision has no such box. Choose one of the list."), code=Code.NOT_FOUND)


def _asked_before(submission: Submission, place: dict[str, str], text: str, by: User) -> Question | None:
    """The same question by the same person, while it is not closed."""
    mine = submission.questions.filter(asked_by=by, revision=submission.latest_revision, **place)
    unclosed = mine.exclude(state=S.CLOSED).prefetch_related("messages")
    return next((one for one in unclosed if one.messages.all()[0].text == text), None)


def _move(question: Question, before: Collection[str], after: str, **stamps: Any) -> None:
    """Change the state of a thread only from one it is believed to be in."""
    stamps = {"closed_at": None, "closed_by": None} | stamps
    moved = Question.objects.filter(pk=question.pk, state__in=before).update(state=after, **stamps)
    if not moved:
        raise WrongState(_("Somebody changed this question since you opened it."))


def _tell_other_side(submission: Submission, event: Event, by: User) -> None:
    if by.is_desk:
        mails.tell_company("question_replied", submission, event)
    else:
        mails.tell_desk("desk_question_answered", submission, event)
