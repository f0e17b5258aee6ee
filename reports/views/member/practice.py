"""The way into practice: what it is, begin it, see how far it is, start over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for, submission_for
from reports.actions import practice
from reports.models import PRACTICE, Submission
from reports.views.member.detail import detail_context
from reports.views.member.page import render_page, render_return, return_of
from reports.wording import practice as wording


@require_http_methods(["GET", "POST"])
def member_practice(request: SignedInRequest, company: str) -> HttpResponse:
    """The practice under way; a post begins one, or empties it with the button that says so."""
    permission = Permission.DRAFT_EDIT if request.method == "POST" else Permission.SUBMISSION_VIEW
    owner = company_for(request.user, permission, company)
    if request.method == "POST":
        _step(request, owner)
        return redirect("member-practice", owner.slug)
    newest = Submission.practice.filter(company=owner).select_related("quarter").order_by("quarter__starts_on").last()
    if newest is None or newest.quarter.is_past_close():
        return _welcome(request, owner, newest)
    page = return_of(request.user, submission_for(request.user, permission, company, PRACTICE))
    return render_return(request, "member/practice_show.html", page, detail_context(page))


def _step(request: SignedInRequest, owner: Company) -> None:
    under_way = practice.begin(owner, by=request.user)
    if "restart" in request.POST:
        practice.start_over(under_way, by=request.user)
        messages.success(request, _("Your practice is empty again."))
    else:
        messages.success(request, _("Your practice is open. Nothing that you do in it counts."))


def _welcome(request: SignedInRequest, owner: Company, over: Submission | None) -> HttpResponse:
    """What practice is, for who has none under way; ``over``: the last one, whose days have passed."""
    context = {
        "may_begin": can(request.user, Permission.DRAFT_EDIT, owner),
        "is_over": over is not None,
        "practice_mark": wording.mark(),
    }
    return render_page(request, "member/practice_begin.html", owner, context)
