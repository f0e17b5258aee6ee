"""One return at a glance: how far it is, what can be done next, what happened."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.drafts import Draft
from reports.models import State, Submission
from reports.summaries import member
from reports.views.member.offers import offers
from reports.views.member.page import Return, render_return, return_of, signers
from reports.wording import member as wording
from reports.wording import practice


@require_GET
def return_detail(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """The tasks of a return with its state, its next steps and its activity."""
    submission = submission_for(request.user, Permission.SUBMISSION_VIEW, company, quarter)
    page = return_of(request.user, submission)
    return render_return(request, "member/return_detail.html", page, detail_context(page))


def detail_context(page: Return) -> dict[str, Any]:
    """What the page of a return at a glance shows."""
    submission, draft = page.submission, Draft(page.submission)
    return {
        "marks": member.marks(submission, timezone.now()),
        "held_by": _held_by(submission),
        "answered": draft.answered,
        "required": len(draft.required),
        "to_fix": len(draft.blocking),
        "flags": len(draft.to_explain),
        "to_explain": len(draft.unexplained),
        "is_signed": submission.state in (State.SUBMITTED, State.ACCEPTED),
        "signers": signers(submission),
        "offers": offers(page),
        "activity": [(act, wording.moment(act.at)) for act in member.activity(submission)],
    }


def _held_by(submission: Submission) -> str:
    if submission.is_practice and submission.state == State.SUBMITTED:
        return practice.signed()
    return wording.held_by(submission.state, member.holders(submission))
