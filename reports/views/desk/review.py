"""Reading one signed return, and the decisions about it: accept, send back, take back, exempt."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
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
from reports.models import CorrectionRequest, Submission
from reports.summaries.deadlines import dates_of
from reports.summaries.desk_review import review
from reports.summaries.member import activity, is_in_release
from reports.summaries.profile import counting
from reports.summaries.proposals import waiting_of
from reports.summaries.review_flags import explanations_of, notices_of
from reports.summaries.signing import is_of_the_secretariat, waiting_sheet
from reports.wording.member import NOTES_FOR_DESK


@require_GET
@require(Permission.DESK_VIEW)
def review_view(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """This quarter beside the four before."""
    return _page(request, submission_for(request.user, Permission.DESK_VIEW, company, quarter))


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def accept(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Let the revision count that was read; ``revision_hash`` names it."""
    return _decide(
        request,
        submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter),
        lambda one: reviews.accept(one, by=request.user, revision_hash=request.POST.get("revision_hash", "")),
        _("Accepted."),
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def send_back(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Give the return back to its company with reasons."""
    return _decide(
        request,
        submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter),
        lambda one: reviews.send_back(one, by=request.user, note=posted_note(request.POST)),
        _("Sent back."),
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def take_back(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Undo an acceptance."""
    return _decide(
        request,
        submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter),
        lambda one: reviews.take_back(one, by=request.user, reason=posted_note(request.POST)),
        _("The acceptance was taken back."),
    )


@require_POST
@require(Permission.SETTINGS_EDIT)
def exempt(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Leave the company out of this quarter's coverage."""
    return _decide(
        request,
        submission_for(request.user, Permission.SETTINGS_EDIT, company, quarter),
        lambda one: reviews.exempt(one, by=request.user, reason=posted_note(request.POST)),
        _("Exempted."),
    )


def _decide(
    request: SignedInRequest, submission: Submission, step: Callable[[Submission], None], done: str
) -> HttpResponse:
    """Take a step and show the page again; refused, with what stands now and what was typed."""
    try:
        step(submission)
    except Refusal as refusal:
        company, quarter = submission.company.slug, submission.quarter.code
        now = submission_for(request.user, Permission.DESK_VIEW, company, quarter)
        return _page(request, now, refusal)
    messages.success(request, done)
    return redirect("desk-review", submission.company.slug, submission.quarter.code)


def _page(request: SignedInRequest, submission: Submission, refusal: Refusal | None = None) -> HttpResponse:
    waiting = Submission.objects.awaiting_review().filter(quarter=submission.quarter, exempt_at__isnull=True)
    context = {
        "review": review(submission),
        "explanations": explanations_of(submission),
        "notices": notices_of(submission),
        "submission": submission,
        "activity": activity(submission, notes=NOTES_FOR_DESK, hidden=frozenset()),
        "next": waiting.exclude(pk=submission.pk).select_related("company").first(),
        "refusal": refusal,
        "note": request.POST.get("note", ""),
        "may_review": can(request.user, Permission.SUBMISSION_REVIEW),
        "is_in_release": is_in_release(submission),
        "correction": CorrectionRequest.objects.current(submission),
        "proposals": waiting_of(submission.company),
        "counting": counting(submission.latest_revision) if submission.latest_revision else [],
        "may_enter": submission.is_editable and is_of_the_secretariat(submission),
        "dates": dates_of(submission, timezone.now()),
        "asked_for": submission.extensions.waiting().select_related("asked_by").first(),
        "waiting_sheet": waiting_sheet(submission),
        "may_exempt": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/submission_review.html", context, status=refusal.status if refusal else 200)
