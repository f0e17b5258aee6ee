"""The signed sheet comes in: its scan, who signed it, and what became of it; another person confirms it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import paper
from reports.drafts import Draft
from reports.errors import Refusal
from reports.forms.paper import PaperForm
from reports.summaries.signing import waiting_sheet
from reports.views.member.page import Return, declaration, render_return, return_of
from reports.views.member.sign import can_be_signed
from reports.views.scans import scan_response
from reports.views.statuses import status_of


@require_http_methods(["GET", "POST"])
def return_paper(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Ask for the sheet; keep it until a second person has looked at it."""
    page = return_of(request.user, submission_for(request.user, Permission.DRAFT_EDIT, company, quarter))
    form = paper_form(request, page)
    if request.method == "POST" and form.is_valid():
        try:
            record(request, page, form)
        except Refusal as refusal:
            return _show(request, page, form, refusal)
        messages.success(request, _("The sheet is kept. The secretariat compares it and confirms it."))
        return redirect(page.detail_url)
    if request.method == "GET" and not can_be_signed(page, Draft(page.submission)):
        return redirect(page.check_url)
    return _show(request, page, form)


@require_GET
def return_scan(request: SignedInRequest, company: str, quarter: str, scan: uuid.UUID) -> HttpResponse:
    """The scan that the company or the secretariat recorded."""
    return scan_response(submission_for(request.user, Permission.SUBMISSION_VIEW, company, quarter), scan)


def paper_form(request: SignedInRequest, page: Return) -> PaperForm:
    """The form, filled in when it was sent."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return PaperForm(*sent, signers=page.submission.company.signers_required)


def record(request: SignedInRequest, page: Return, form: PaperForm) -> None:
    """Record the sheet of a form that is valid, with the declaration in the words of its language."""
    given = form.cleaned_data
    with translation.override(given["language"]):
        statement = declaration(page.submission)
    sheet = paper.SignedSheet(
        short_hash=given["short_hash"],
        name=given["name"],
        title=given["title"],
        statement=statement,
        language=given["language"],
        second_name=given.get("second_name", ""),
        second_title=given.get("second_title", ""),
    )
    paper.record(page.submission, by=request.user, sheet=sheet, scan=given["scan"])


def _show(request: SignedInRequest, page: Return, form: PaperForm, refusal: Refusal | None = None) -> HttpResponse:
    context = {"form": form, "refusal": refusal, "sheet": waiting_sheet(page.submission)}
    return render_return(request, "member/return_paper.html", page, context, status_of(form, refusal))
