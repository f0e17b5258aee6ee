"""How many signers a company's returns need."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import CompanyRoleName, Permission, can, require
from members.actions.companies import CHOICES, require_signers
from members.http import SignedInRequest
from members.models import Company, Event
from reports.access import company_for
from reports.errors import Refusal
from reports.forms.notes import posted_note
from reports.summaries import member


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def desk_signers(request: SignedInRequest, company: str) -> HttpResponse:
    """Who signs for the company and whether it takes two; an administrator changes it."""
    permission = Permission.SETTINGS_EDIT if request.method == "POST" else Permission.DESK_VIEW
    owner = company_for(request.user, permission, company)
    if request.method == "GET":
        return _show(request, owner)
    try:
        require_signers(
            owner, _number(request.POST.get("number", "")), by=request.user, reason=posted_note(request.POST)
        )
    except Refusal as refusal:
        return _show(request, owner, refusal)
    messages.success(request, _("Saved."))
    return redirect("desk-signers", owner.slug)


def _number(text: str) -> int:
    return int(text) if text in {str(number) for number in CHOICES} else 0


def _show(request: SignedInRequest, owner: Company, refusal: Refusal | None = None) -> HttpResponse:
    acts = Event.objects.about(owner).filter(verb="signers_required")
    context = {
        "company": owner,
        "signers": member.people_in(owner, [CompanyRoleName.SIGNER]),
        "number": owner.signers_required,
        "other": 1 if owner.signers_required == 2 else 2,
        "changes": [(act.at, act.details["number"], act.note) for act in acts.reverse()],
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
        "refusal": refusal,
        "note": request.POST.get("note", ""),
    }
    return render(request, "desk/signers_edit.html", context, status=refusal.status if refusal else 200)
