"""Signed sheets at the desk: one person records what came by post or mail, another one confirms or refuses it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from members.access import Permission, require
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import paper
from reports.errors import NotFound, Refusal
from reports.forms.notes import posted_note
from reports.forms.paper import PaperForm
from reports.models import SIGNABLE, Door, PaperSignature, Submission
from reports.summaries.signing import is_of_the_secretariat, waiting_sheet
from reports.views.member.page import Return, return_of
from reports.views.member.paper import paper_form, record
from reports.views.scans import scan_response
from reports.views.statuses import status_of


@require_http_methods(["GET", "POST"])
@require(Permission.SUBMISSION_REVIEW)
def desk_paper(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The sheet that waits, and the form for one that came in."""
    page = _page(request, company, quarter)
    form = paper_form(request, page)
    if request.method == "GET" or not form.is_valid():
        return _show(request, page, form)
    try:
        record(request, page, form)
    except Refusal as refusal:
        return _show(request, page, form, refusal)
    messages.success(request, _("Recorded. A colleague has to compare it and confirm it."))
    return redirect(page.paper_url)


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def desk_paper_confirm(request: SignedInRequest, company: str, quarter: str, scan: uuid.UUID) -> HttpResponse:
    """Take the sheet as the company's signature; ``typed`` is the short hash as it stands on the scan."""
    confirm = partial(paper.confirm, by=request.user, typed=request.POST.get("typed", ""))
    return _decide(request, _page(request, company, quarter), scan, confirm, _("Confirmed. The return is submitted."))


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def desk_paper_refuse(request: SignedInRequest, company: str, quarter: str, scan: uuid.UUID) -> HttpResponse:
    """Turn the sheet down; the company reads why."""
    refuse = partial(paper.refuse, by=request.user, reason=posted_note(request.POST))
    return _decide(request, _page(request, company, quarter), scan, refuse, _("Refused. The company has been told."))


@require_GET
@require(Permission.SUBMISSION_REVIEW)
def desk_scan(request: SignedInRequest, company: str, quarter: str, scan: uuid.UUID) -> HttpResponse:
    """The scan, to compare it."""
    return scan_response(submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter), scan)


def _page(request: SignedInRequest, company: str, quarter: str) -> Return:
    submission = submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter)
    return return_of(request.user, submission, Door.ON_BEHALF)


def _decide(
    request: SignedInRequest, page: Return, scan: uuid.UUID, decide: Callable[[PaperSignature], object], said: str
) -> HttpResponse:
    """Confirm or refuse a sheet and say so, or show why that cannot be."""
    try:
        decide(_sheet(page.submission, scan))
    except Refusal as refusal:
        return _show(request, page, refusal=refusal)
    messages.success(request, said)
    return redirect(page.detail_url)


def _sheet(submission: Submission, scan: uuid.UUID) -> PaperSignature:
    """The sheet that the form was about, whatever became of it since."""
    sheet = submission.paper_signatures.select_related("submission__company").filter(scan=str(scan)).first()
    if sheet is None:
        raise NotFound(_("There is no such sheet."))
    return sheet


def _show(
    request: SignedInRequest, page: Return, form: PaperForm | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    submission = submission_for(
        request.user, Permission.SUBMISSION_REVIEW, page.submission.company.slug, page.submission.quarter.code
    )
    form = form or PaperForm(signers=submission.company.signers_required)
    sheet = waiting_sheet(submission)
    context = {
        "page": page,
        "submission": submission,
        "form": form,
        "refusal": refusal,
        "note": request.POST.get("note", ""),
        "sheet": sheet,
        "is_own": sheet is not None and sheet.recorded_by_id == request.user.pk,
        "can_record": submission.state in SIGNABLE,
        "is_on_behalf": is_of_the_secretariat(submission),
    }
    return render(request, "desk/paper_show.html", context, status=status_of(form, refusal))
