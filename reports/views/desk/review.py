"""Reading one signed return, and the decisions about it: accept, send back, take back, exempt.

What is written about it (questions, notes, checklist, verification) comes back to this page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import reviews
from reports.errors import Refusal
from reports.forms.notes import posted_note
from reports.forms.verification import VerificationForm
from reports.models import CorrectionRequest, State, Submission
from reports.summaries.activity import actors_of
from reports.summaries.deadlines import dates_of
from reports.summaries.desk_review import review
from reports.summaries.member import activity, is_in_release, versions_of
from reports.summaries.profile import counting
from reports.summaries.proposals import waiting_of
from reports.summaries.questions import Thread, threads_of
from reports.summaries.review_flags import explanations_of, notices_of
from reports.summaries.review_queue import next_in_queue
from reports.summaries.review_work import Work, work_on
from reports.summaries.reviewing import marks_of
from reports.summaries.signing import is_of_the_secretariat, waiting_sheet
from reports.wording.member import NOTES_FOR_DESK


@require_GET
@require(Permission.DESK_VIEW)
def review_view(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """This quarter beside the four before."""
    return review_page(request, submission_for(request.user, Permission.DESK_VIEW, company, quarter))


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def accept(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Let the revision count that was read."""
    read = posted_revision(request.POST)
    return take_step(
        request,
        submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter),
        lambda one: reviews.accept(one, by=request.user, note=posted_note(request.POST), **read),
        _("Accepted."),
        form="accept",
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def send_back(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Give the revision back to its company that was read, with a reason or with questions."""
    read = posted_revision(request.POST)
    return take_step(
        request,
        submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter),
        lambda one: reviews.send_back(one, by=request.user, note=posted_note(request.POST), **read),
        _("Sent back."),
        form="send-back",
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def take_back(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Undo an acceptance."""
    return take_step(
        request,
        submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter),
        lambda one: reviews.take_back(one, by=request.user, reason=posted_note(request.POST)),
        _("The acceptance was taken back."),
        form="take-back",
    )


@require_POST
@require(Permission.SETTINGS_EDIT)
def exempt(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Leave the company out of this quarter's coverage."""
    return take_step(
        request,
        submission_for(request.user, Permission.SETTINGS_EDIT, company, quarter),
        lambda one: reviews.exempt(one, by=request.user, reason=posted_note(request.POST)),
        _("Exempted."),
        form="exempt",
    )


def _what_is_read(submission: Submission, work: Work) -> dict[str, Any]:
    """The newest revision with what was said and done about it; what boxes are called is read once for all of it."""
    read = review(submission)
    threads = threads_of(submission, read.names)
    return {
        "review": read,
        "explanations": explanations_of(submission.latest_revision, read.before, read.names),
        "notices": notices_of(submission),
        "versions": versions_of(submission),
        "counting": counting(submission.latest_revision) if submission.latest_revision else [],
        "threads": threads,
        "work": work,
        "marks": _marks(submission, threads, work),
    }


def _marks(submission: Submission, threads: Sequence[Thread], work: Work) -> tuple[str, ...]:
    """What stands beside the state: that a question waits, or that somebody has begun to read the newest revision."""
    asked = any(thread.question.revision_id == submission.latest_revision_id for thread in threads)
    is_begun = asked or any(line.tick for line in work.checklist)
    is_in_review = submission.state == State.SUBMITTED and is_begun
    return marks_of(sum(thread.is_open for thread in threads), is_in_review=is_in_review)


def posted_revision(fields: QueryDict) -> dict[str, Any]:
    """The revision that was read, by its hash and its number; what is no number names none that there is."""
    given = fields.get("revision")
    number = int(given) if given and given.isascii() and given.isdecimal() and len(given) < 10 else 0
    return {"revision_hash": fields.get("revision_hash", ""), "revision": None if given is None else number}


def take_step(
    request: SignedInRequest, submission: Submission, step: Callable[[Submission], object], done: str, *, form: str
) -> HttpResponse:
    """Take a step and show the page again; refused, with what stands now and what was typed in that ``form``."""
    try:
        step(submission)
    except Refusal as refusal:
        company, quarter = submission.company.slug, submission.quarter.code
        now = submission_for(request.user, Permission.DESK_VIEW, company, quarter)
        return review_page(request, now, refusal=refusal, typed_in=form)
    messages.success(request, done)
    return redirect("desk-review", submission.company.slug, submission.quarter.code)


def review_page(
    request: SignedInRequest,
    submission: Submission,
    *,
    refusal: Refusal | None = None,
    typed_in: str = "",
    verification: VerificationForm | None = None,
) -> HttpResponse:
    """The page; ``typed_in`` names the form whose text stays, ``verification`` is one with errors."""
    may_review = can(request.user, Permission.SUBMISSION_REVIEW)
    context = {
        **_what_is_read(submission, work_on(submission, request.user, may_review=may_review)),
        "verification": verification or VerificationForm(auto_id="verification-%s"),
        "asking": request.POST.get("box", request.GET.get("ask", "")),
        "submission": submission,
        "activity": activity(submission, notes=NOTES_FOR_DESK, hidden=frozenset(), actors=actors_of),
        "next": next_in_queue(submission, request.user),
        "refusal": refusal,
        "typed_in": typed_in,
        "note": request.POST.get("note", ""),
        "may_review": may_review,
        "is_in_release": is_in_release(submission),
        "correction": CorrectionRequest.objects.current(submission),
        "proposals": waiting_of(submission.company),
        "may_enter": submission.is_editable and is_of_the_secretariat(submission),
        "dates": dates_of(submission, timezone.now()),
        "asked_for": submission.extensions.waiting().select_related("asked_by").first(),
        "waiting_sheet": waiting_sheet(submission),
        "may_exempt": can(request.user, Permission.SETTINGS_EDIT),
    }
    status = refusal.status if refusal else 400 if verification else 200
    return render(request, "desk/submission_review.html", context, status=status)
