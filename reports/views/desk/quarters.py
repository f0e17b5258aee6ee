"""Quarters with their instants, and the step that opens one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.actions import quarters
from reports.errors import Refusal
from reports.models import Quarter
from reports.views.desk.quarter import move_form, next_key, page
from reports.wording import dates


@require_GET
@require(Permission.DESK_VIEW)
def quarters_view(request: SignedInRequest) -> HttpResponse:
    """All quarters, newest first."""
    context = {
        "quarters": Quarter.objects.order_by("-starts_on"),
        "next": next_key(),
        "now": timezone.now(),
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/quarter_list.html", context)


@require_POST
@require(Permission.SETTINGS_EDIT)
def open_view(request: SignedInRequest, quarter: str) -> HttpResponse:
    """Open a planned quarter: freeze who is expected."""
    found = get_object_or_404(Quarter, code=quarter)
    try:
        expected = len(quarters.open_quarter(found, by=request.user))
    except Refusal as refusal:
        found.refresh_from_db()
        return page(request, found, move_form(found), refusal=refusal)
    sentence = ngettext(
        "%(quarter)s is open: %(count)s company is expected.",
        "%(quarter)s is open: %(count)s companies are expected.",
        expected,
    )
    messages.success(request, sentence % {"quarter": dates.quarter_of(found.starts_on), "count": expected})
    return redirect("desk-quarter", found.code)
