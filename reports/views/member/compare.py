"""Any two versions of a company's return beside each other, its draft among them."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.drafts import Draft
from reports.summaries.comparison import comparison
from reports.views.member.page import render_return, return_of


@require_GET
def return_compare(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The versions that ``?from=`` and ``?to=`` name, the newest two unless said."""
    submission = submission_for(request.user, Permission.SUBMISSION_VIEW, company, quarter)
    chosen = (request.GET.get("from", ""), request.GET.get("to", ""))
    draft = Draft(submission).cells if submission.is_editable else None
    context = {"comparison": comparison(submission, *chosen, draft=draft)}
    return render_return(request, "member/return_compare.html", return_of(request.user, submission), context)
