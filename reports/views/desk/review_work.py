"""What the secretariat keeps of its own about a return: notes, the checklist, how far the numbers were verified."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.access import Permission, require
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import checklist as ticks
from reports.actions import internal_notes, verifications
from reports.errors import Refusal
from reports.forms.notes import posted_note
from reports.forms.verification import VerificationForm
from reports.models import Submission
from reports.views.desk.review import posted_revision, review_page, take_step


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def note(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Keep a note that no company reads."""
    return take_step(
        request,
        _submission(request, company, quarter),
        lambda one: internal_notes.write(one, text=posted_note(request.POST), by=request.user),
        _("The note is kept."),
        form="note",
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def checklist(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Tick what was looked at in the revision that was read."""
    read, items = posted_revision(request.POST), request.POST.getlist("item")
    return take_step(
        request,
        _submission(request, company, quarter),
        lambda one: ticks.tick(one, items, by=request.user, **read),
        _("The checklist is saved."),
        form="checklist",
    )


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def verification(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Record how far somebody looked behind the numbers."""
    submission = _submission(request, company, quarter)
    form = VerificationForm(request.POST, auto_id="verification-%s")
    if not form.is_valid():
        return review_page(request, submission, verification=form)
    try:
        verifications.verify(submission, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return review_page(request, submission, refusal=refusal, verification=form)
    messages.success(request, _("The verification is recorded."))
    return redirect("desk-review", submission.company.slug, submission.quarter.code)


def _submission(request: SignedInRequest, company: str, quarter: str) -> Submission:
    return submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter)
