"""Steps around an open return: recall before it is accepted, ask to correct it after, withdraw that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import corrections, submissions
from reports.forms.notes import NoteForm
from reports.models import State
from reports.views.member.page import render_return, return_of
from reports.views.statuses import status_of
from reports.wording import member as wording


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
    """Ask to correct an accepted return, with the reason."""
    page = return_of(request.user, submission_for(request.user, Permission.SUBMISSION_SIGN, company, quarter))
    form = NoteForm(request.POST if request.method == "POST" else None).labelled(
        _("What has to be corrected, and why?"), _("The secretariat reads this beside the new numbers.")
    )
    if request.method == "POST" and form.is_valid():
        asked = corrections.ask(page.submission, by=request.user, reason=form.cleaned_data["note"])
        messages.success(request, wording.correction_asked(waits=asked.waits))
        return redirect(page.detail_url if asked.waits else page.counts_url)
    if page.submission.state != State.ACCEPTED or page.correction:
        return redirect(page.detail_url)
    return render_return(request, "member/return_revise.html", page, {"form": form}, status_of(form))


@require_http_methods(["GET", "POST"])
def return_withdraw(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Take the request to correct a return back."""
    page = return_of(request.user, submission_for(request.user, Permission.SUBMISSION_SIGN, company, quarter))
    if request.method == "POST":
        corrections.withdraw(page.submission, by=request.user)
        messages.success(request, _("Withdrawn. The accepted return stays as it was."))
        return redirect(page.detail_url)
    if page.correction is None:
        return redirect(page.detail_url)
    return render_return(request, "member/return_withdraw.html", page, {})
