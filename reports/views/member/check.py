"""The check: totals beside last quarter's, what keeps the return from being signed, and the way to a signer."""

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
from reports.drafts import Draft
from reports.forms.boxes import box_place
from reports.forms.flags import explained_of
from reports.models import State
from reports.rules.cells import Box
from reports.summaries.answers import answers_before
from reports.summaries.totals import Totals, totals_of
from reports.views.member.page import Return, render_return, return_of, signers
from reports.wording import returns as wording


@require_http_methods(["GET", "POST"])
def return_check(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Show what would be signed; a post sends it to the signers."""
    permission = Permission.DRAFT_EDIT if request.method == "POST" else Permission.SUBMISSION_VIEW
    page = return_of(request.user, submission_for(request.user, permission, company, quarter))
    if request.method == "POST":
        submissions.send_to_sign(page.submission, by=request.user)
        names = {"people": signers(page.submission)}
        messages.success(request, _("Sent to sign. We have written to %(people)s.") % names)
        return redirect(page.detail_url)
    draft = Draft(page.submission)
    context = {
        "problems": problems_of(draft, page),
        "unexplained": [wording.finding(found, draft.layout) for found in draft.unexplained],
        "explained": explained_of(draft),
        "information": [wording.finding(found, draft.layout) for found in draft.information],
        "totals": draft_totals(draft),
        "signers": signers(page.submission),
        "can_sign": page.may_sign and not page.closed and page.submission.state in (State.DRAFT, State.READY),
        "can_send": page.is_editable and page.submission.state == State.DRAFT,
    }
    return render_return(request, "member/return_check.html", page, context)


def problems_of(draft: Draft, page: Return) -> list[tuple[str, str]]:
    """What keeps a draft from being signed, each as (address of its box, sentence)."""
    found = sorted(draft.blocking, key=lambda one: draft.layout.place_of(one.box))
    return [(box_address(one.box, page), wording.finding(one, draft.layout)) for one in found]


def box_address(box: Box, page: Return) -> str:
    """Where a box is filled in, with what is wrong with it."""
    return page.counts_url + box_place(box)


def draft_totals(draft: Draft) -> Totals:
    """The draft's totals beside those of the quarter before."""
    return totals_of(draft.cells, answers_before(draft.submission), draft.layout, _("Your company"))
