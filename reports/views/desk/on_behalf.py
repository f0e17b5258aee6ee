"""The secretariat enters numbers for a company: the same grid and check at its own desk; it signs nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from members.access import Permission, require
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import submissions
from reports.actions.on_behalf import require_free
from reports.drafts import Draft
from reports.models import Door, State
from reports.views.member.autosave import save_through
from reports.views.member.check import draft_totals, problems_of
from reports.views.member.counts import counts_page
from reports.views.member.explain import explain_page
from reports.views.member.page import Return, return_of, signers
from reports.views.member.sheet import show_sheet


@require_http_methods(["GET", "POST"])
@require(Permission.SUBMISSION_REVIEW)
def desk_counts(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The grid, saved on the company's behalf."""
    return counts_page(request, _page(request, company, quarter))


@require_POST
@require(Permission.SUBMISSION_REVIEW)
def desk_save(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The boxes of the grid while they are typed."""
    return save_through(Door.ON_BEHALF, Permission.SUBMISSION_REVIEW, request, company, quarter)


@require_http_methods(["GET", "POST"])
@require(Permission.SUBMISSION_REVIEW)
def desk_explain(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The reasons that the company gave for what is flagged."""
    return explain_page(request, _page(request, company, quarter))


@require_http_methods(["GET", "POST"])
@require(Permission.SUBMISSION_REVIEW)
def desk_check(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """What was entered, and the two ways to a signature; a post hands it to the company."""
    page = _page(request, company, quarter)
    if request.method == "POST":
        submissions.hand_over(page.submission, by=request.user)
        messages.success(request, _("Handed over. The company has been told."))
        return redirect(page.detail_url)
    draft = Draft(page.submission)
    context = {
        "page": page,
        "submission": page.submission,
        "problems": problems_of(draft, page),
        "unexplained": len(draft.unexplained),
        "is_signable": draft.is_signable,
        "totals": draft_totals(draft),
        "signers": signers(page.submission),
        "can_hand_over": draft.is_signable and page.submission.state == State.DRAFT,
    }
    return render(request, "desk/on_behalf_check.html", context)


@require_GET
@require(Permission.SUBMISSION_REVIEW)
def desk_sheet(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The approval sheet of what was entered, to send to the company."""
    return show_sheet(request, _page(request, company, quarter))


def _page(request: SignedInRequest, company: str, quarter: str) -> Return:
    """The return, unless its draft is the company's own. Raises WrongState."""
    submission = submission_for(request.user, Permission.SUBMISSION_REVIEW, company, quarter)
    require_free(submission)
    return return_of(request.user, submission, Door.ON_BEHALF)
