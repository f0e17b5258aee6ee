"""The live dashboard: accepted numbers as figures, never for publication."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from members.access import Permission, require
from members.http import SignedInRequest
from reports.forms.dashboard import DashboardForm
from reports.models import Quarter
from reports.summaries.desk_dashboard import dashboard
from reports.summaries.desk_targets import settled_quarter


@require_GET
@require(Permission.DESK_VIEW)
def dashboard_view(request: SignedInRequest) -> HttpResponse:
    """All figures for one scope, measure and last quarter."""
    quarters, settled = list(Quarter.objects.opened()), settled_quarter(timezone.now())
    if settled is None:
        return render(request, "desk/board_empty.html", {"planned": Quarter.objects.order_by("starts_on").first()})
    form = DashboardForm(request.GET, quarters)
    context = {"form": form, "dashboard": dashboard(form.filters, settled)}
    return render(request, "desk/dashboard_show.html", context)
