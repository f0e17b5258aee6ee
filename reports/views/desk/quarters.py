"""Quarters with their instants; an administrator plans the next one and opens it."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.actions import quarters
from reports.calendar import QuarterKey
from reports.errors import Refusal
from reports.models import Quarter


@require_GET
@require(Permission.DESK_VIEW)
def quarters_view(request: SignedInRequest) -> HttpResponse:
    """All quarters, newest first."""
    return _page(request)


@require_POST
@require(Permission.SETTINGS_EDIT)
def plan(request: SignedInRequest) -> HttpResponse:
    """Make the next quarter with its usual dates."""
    planned = quarters.plan(_next_key(), by=request.user)
    messages.success(request, _("%(quarter)s is planned.") % {"quarter": planned.code})
    return redirect("desk-quarters")


@require_POST
@require(Permission.SETTINGS_EDIT)
def open_view(request: SignedInRequest, quarter: str) -> HttpResponse:
    """Open a planned quarter: freeze who is expected."""
    try:
        expected = len(quarters.open_quarter(get_object_or_404(Quarter, code=quarter), by=request.user))
    except Refusal as refusal:
        return _page(request, refusal)
    sentence = ngettext(
        "%(quarter)s is open: %(count)s company is expected.",
        "%(quarter)s is open: %(count)s companies are expected.",
        expected,
    )
    messages.success(request, sentence % {"quarter": quarter, "count": expected})
    return redirect("desk-quarters")


def _page(request: SignedInRequest, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "quarters": Quarter.objects.order_by("-starts_on"),
        "next": _next_key(),
        "now": timezone.now(),
        "refusal": refusal,
        "may_edit": can(request.user, Permission.SETTINGS_EDIT),
    }
    return render(request, "desk/quarter_list.html", context, status=refusal.status if refusal else 200)


def _next_key() -> QuarterKey:
    """The quarter after the last planned one; the one of today where there is none."""
    last = Quarter.objects.order_by("starts_on").last()
    today = datetime.datetime.now(datetime.UTC).date()
    return QuarterKey.holding(last.starts_on).next() if last else QuarterKey.holding(today)
