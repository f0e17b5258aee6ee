"""Two steps that open a return again: recall before it is accepted, correct after."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import submissions
from reports.forms.notes import NoteForm
from reports.models import State
from reports.views.member.page import render_return, return_of


@require_http_methods(["GET", "POST"])
def return_recall(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Take a submitted return back to correct it."""
    page = return_of(request.user, submission_for(request.user, Permission.SUBMISSION_SIGN, company, quarter))
    if request.method == "POST":
        submissions.recall(page.submission, by=request.user)
        messages.success(request, _("Recalled. You can change the numbers; the secretariat waits for a new signature."))
        return redirect(page.counts_url)
    if page.submission.state != State.SUBMITTED:
        return redirect(page.detail_url)
    return render_return(request, "member/return_recall.html", page, {})


@require_http_methods(["GET", "POST"])
def return_revise(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Open an accepted return for a correction, with its reason."""
    page = return_of(request.user, submission_for(request.user, Permission.SUBMISSION_SIGN, company, quarter))
    form = NoteForm(request.POST if request.method == "POST" else None).labelled(
        _("What has to be corrected, and why?"), _("The secretariat reads this beside the new numbers.")
    )
    if request.method == "POST" and form.is_valid():
        submissions.revise(page.submission, by=request.user, reason=form.cleaned_data["note"])
        messages.success(request, _("Open for a correction. The accepted numbers count until new ones are accepted."))
        return redirect(page.counts_url)
    if page.submission.state != State.ACCEPTED:
        return redirect(page.detail_url)
    return render_return(request, "member/return_revise.html", page, {"form": form})
