"""Announcing a change in how a company counts, and withdrawing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission, can
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.actions import proposals
from reports.errors import Refusal
from reports.forms.announcement import AnnouncementForm
from reports.models import BreakOrigin, ProposedBreak
from reports.summaries.proposals import announcements
from reports.views.member.page import render_page


@require_http_methods(["GET", "POST"])
def member_announce(request: SignedInRequest, company: str) -> HttpResponse:
    """List what was announced; a post announces one change."""
    permission = Permission.DRAFT_EDIT if request.method == "POST" else Permission.SUBMISSION_VIEW
    owner = company_for(request.user, permission, company)
    if request.method == "GET":
        return _show(request, owner, AnnouncementForm(owner))
    form = AnnouncementForm(owner, request.POST)
    if not form.is_valid():
        return _show(request, owner, form, 400)
    try:
        proposals.announce(owner, form.announcement, by=request.user)
    except Refusal as refusal:
        for problem in refusal.problems:
            form.add_error(problem.pointer.removeprefix("/"), problem.detail)
        return _show(request, owner, form, refusal.status)
    messages.success(request, _("Announced. The secretariat decides whether a break is drawn."))
    return redirect("member-announce", owner.slug)


@require_POST
def member_announcement_withdraw(request: SignedInRequest, company: str, pk: int) -> HttpResponse:
    """Take one announcement back."""
    owner = company_for(request.user, Permission.DRAFT_EDIT, company)
    proposal = get_object_or_404(ProposedBreak, company=owner, pk=pk, origin=BreakOrigin.ANNOUNCED)
    try:
        proposals.withdraw(proposal, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn."))
    return redirect("member-announce", owner.slug)


def _show(request: SignedInRequest, owner: Company, form: AnnouncementForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "announcements": announcements(owner),
        "may_edit": can(request.user, Permission.DRAFT_EDIT, owner),
    }
    return render_page(request, "member/announce.html", owner, context, status)
