"""What a company has agreed to; an administrator records what it said."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can, require
from members.actions import consents
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.errors import Refusal
from reports.forms.notes import posted_note
from reports.summaries.consents import consents_of


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def desk_consents(request: SignedInRequest, company: str) -> HttpResponse:
    """Each consent as it stands, with what was said before; a post records an answer."""
    permission = Permission.SETTINGS_EDIT if request.method == "POST" else Permission.DESK_VIEW
    owner = company_for(request.user, permission, company)
    if request.method == "GET":
        return _show(request, owner)
    is_given, kind = request.POST.get("given") == "1", request.POST.get("kind", "")
    try:
        consents.record(owner, kind, is_given=is_given, note=posted_note(request.POST), by=request.user)
    except Refusal as refusal:
        return _show(request, owner, refusal)
    messages.success(request, _("Saved."))
    return redirect("desk-consents", owner.slug)


def _show(request: SignedInRequest, owner: Company, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "company": owner,
        "rows": consents_of(owner),
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
        "refusal": refusal,
        "tried": request.POST.get("kind", ""),
        "note": request.POST.get("note", ""),
    }
    return render(request, "desk/consents.html", context, status=refusal.status if refusal else 200)
