"""Questions on the review page: ask about a box or the whole return, write, close, ask again."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.access import Permission, require
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import questions
from reports.forms.notes import posted_note
from reports.intake.grid import box_named
from reports.models import Question, Submission
from reports.rules.cells import RETURN, Box
from reports.views.desk.review import take_step


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def ask(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Ask about the box that is chosen, or about all of the return."""
    submission, box = _submission(request, company, quarter), _box(request.POST.get("box", ""))
    return take_step(
        request,
        submission,
        lambda one: questions.ask(one, text=posted_note(request.POST), by=request.user, box=box),
        _("Asked. The company gets a mail."),
        form="ask",
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def reply(request: SignedInRequest, company: str, quarter: str, pk: int) -> HttpResponse:
    """Write to a thread, which puts the question to the company again."""
    return _take(
        request,
        _question(request, company, quarter, pk),
        lambda question: questions.reply(question, text=posted_note(request.POST), by=request.user),
        _("Sent. The question waits for the company again."),
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def close(request: SignedInRequest, company: str, quarter: str, pk: int) -> HttpResponse:
    """End a thread."""
    return _take(
        request,
        _question(request, company, quarter, pk),
        lambda question: questions.close(question, by=request.user),
        _("The question is closed."),
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def reopen(request: SignedInRequest, company: str, quarter: str, pk: int) -> HttpResponse:
    """Put a question again that was answered or closed."""
    return _take(
        request,
        _question(request, company, quarter, pk),
        lambda question: questions.reopen(question, by=request.user),
        _("Asked again. The company gets a mail."),
    )


def _submission(request: SignedInRequest, company: str, quarter: str) -> Submission:
    return submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter)


def _question(request: SignedInRequest, company: str, quarter: str, pk: int) -> Question:
    return get_object_or_404(_submission(request, company, quarter).questions, pk=pk)


def _take(request: SignedInRequest, question: Question, step: Callable[[Question], object], said: str) -> HttpResponse:
    """Take a step with a question; refused, what was typed stays in its own form."""
    return take_step(request, question.submission, lambda _one: step(question), said, form=f"reply-{question.pk}")


def _box(name: str) -> Box:
    """The box that a form names; none is the whole return."""
    box = box_named(name) if name else RETURN
    if box is None:
        raise Http404
    return box
