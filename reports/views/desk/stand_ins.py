"""Who reviews in place of the analysts, from when to when, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission, can, require
from members.actions import stand_ins
from members.http import SignedInRequest
from members.models import StandIn
from reports.clock import today
from reports.errors import Refusal
from reports.forms.notes import posted_note
from reports.forms.people import StandInForm
from reports.summaries import people
from reports.views.statuses import status_of


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def desk_stand_ins(request: SignedInRequest) -> HttpResponse:
    """Everybody who stands in, will or did; a post of an administrator names somebody."""
    return _name(request) if request.method == "POST" else _show(request, StandInForm())


def _name(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Permission.PEOPLE_EDIT):
        raise PermissionDenied
    form = StandInForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    said: dict[str, Any] = dict(form.cleaned_data)
    try:
        stand_ins.name(said.pop("user"), reason=said.pop("note"), by=request.user, **said)
    except Refusal as refusal:
        return _show(request, form, refusal)
    messages.success(request, _("Saved."))
    return redirect("desk-stand-ins")


@require_POST
@require(Permission.PEOPLE_EDIT)
def desk_stand_in_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """End one before its last day."""
    try:
        stand_ins.end(get_object_or_404(StandIn, pk=pk), by=request.user, reason=posted_note(request.POST))
    except Refusal as refusal:
        return _show(request, StandInForm(), refusal)
    messages.success(request, _("Saved."))
    return redirect("desk-stand-ins")


def _show(request: SignedInRequest, form: StandInForm, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "rows": people.stand_ins(),
        "today": today(),
        "form": form,
        "refusal": refusal,
        "may_edit": can(request.user, Permission.PEOPLE_EDIT),
    }
    return render(request, "desk/stand_ins.html", context, status=status_of(form, refusal))
