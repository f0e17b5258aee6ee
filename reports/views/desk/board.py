"""The round board: who still owes what."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from members.access import Permission, require
from members.http import SignedInRequest
from reports.models import Quarter
from reports.summaries.desk_board import BoardFilter, board


@require_GET
@require(Permission.DESK_VIEW)
def board_view(request: SignedInRequest) -> HttpResponse:
    """One opened quarter, the newest by default; ``?state=`` and ``?late=1`` keep some of its rows."""
    opened = Quarter.objects.opened()
    asked = request.GET.get("quarter")
    quarter = next((one for one in opened if asked in (None, "", one.code)), None)
    if asked and quarter is None:
        raise Http404
    if quarter is None:
        return render(request, "desk/board_empty.html")
    now = timezone.now()
    kept = BoardFilter(state=request.GET.get("state", ""), is_late=request.GET.get("late") == "1")
    context = {"board": board(quarter, kept, now), "quarters": opened, "now": now}
    return render(request, "desk/board_show.html", context)
