"""Any two signed revisions of a return beside each other; a draft is the company's own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from members.access import Permission, require
from members.http import SignedInRequest
from reports.access import submission_for
from reports.summaries.comparison import comparison


@require_GET
@require(Permission.DESK_VIEW)
def compare_view(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The revisions that ``?from=`` and ``?to=`` name, the newest two unless said."""
    submission = submission_for(request.user, Permission.DESK_VIEW, company, quarter)
    chosen = (request.GET.get("from", ""), request.GET.get("to", ""))
    context = {"submission": submission, "comparison": comparison(submission, *chosen)}
    return render(request, "desk/submission_compare.html", context)
