"""The round board: who still owes what."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from members.access import Permission, can, require
from members.http import SignedInRequest
from reports.forms import board as filters
from reports.models import Quarter
from reports.summaries.desk_board import SORTS, board
from reports.summaries.desk_figures import page_figure
from reports.summaries.receipt_figure import receipt_figure
from reports.summaries.round_dates import round_dates
from reports.wording import board as wording
from reports.wording.companies import at_year_end


@require_GET
@require(Permission.DESK_VIEW)
def board_view(request: SignedInRequest) -> HttpResponse:
    """One opened quarter, the newest by default; the other parameters keep some of its rows."""
    opened = list(Quarter.objects.opened())
    asked = request.GET.get("quarter")
    quarter = next((one for one in opened if asked in (None, "", one.code)), None)
    if asked and quarter is None:
        raise Http404
    if quarter is None:
        return render(request, "desk/board_empty.html", {"planned": Quarter.objects.order_by("starts_on").first()})
    now = timezone.now()
    shown = board(quarter, filters.asked_filter(request.GET, request.user), now)
    stage, count = shown.stage
    context = {
        "board": shown,
        "quarters": opened,
        "dates": round_dates(quarter, now),
        "counters": filters.counters(shown, request.user),
        "everything": filters.everything(shown),
        "query": filters.current(shown),
        "sorts": [(name, wording.sort(name)) for name in SORTS],
        "receipt": page_figure(receipt_figure(quarter, now, is_demonstration=shown.is_demonstration)),
        "note": at_year_end(shown.yearly, shown.coverage.expected),
        "stage": stage,
        "stage_words": wording.stage(stage, count, shown.signed),
        "may_chase": can(request.user, Permission.SUBMISSION_REVIEW),
    }
    return render(request, "desk/board_show.html", context)
