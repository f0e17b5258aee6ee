"""A company's start page: what to do, by when, and what was said before."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from members.access import Permission
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for
from reports.calendar import QuarterKey
from reports.expected import is_yearly
from reports.models import Quarter, State, Submission
from reports.summaries import member
from reports.summaries.onboarding import Onboarding, onboarding_of
from reports.summaries.questions import waiting_by_return
from reports.views.member.offers import offers
from reports.views.member.page import Return, address, render_page, return_of
from reports.wording import dates, questions
from reports.wording import member as wording

MOST_TO_DO = 5


@require_GET
def member_home(request: SignedInRequest, company: str) -> HttpResponse:
    """The return in progress as a card, other open ones below it, the last four quarters as a table."""
    owner = company_for(request.user, Permission.SUBMISSION_VIEW, company)
    newest = _newest(owner)
    key = QuarterKey.holding(newest.quarter.starts_on) if newest else QuarterKey.holding(timezone.localdate())
    past = member.past_quarters(owner, key)
    page = return_of(request.user, newest) if newest else None
    context = {
        "page": page,
        "due": _card(page) if page else None,
        "is_yearly": is_yearly(owner, key.last_day),
        "next_opening": _next_opening(),
        "to_do": [_to_do(one.submission) for one in past if one.submission.state != State.ACCEPTED][:MOST_TO_DO],
        "asked": _asked(owner, newest)[:MOST_TO_DO],
        "past": [(one, address("return-detail", one.submission)) for one in past],
        "has_profile": owner.profiles.exists(),
        "onboarding": _unfinished(owner),
        "has_not_separated": any(one.not_separated is not None for one in past),
    }
    return render_page(request, "member/home.html", owner, context)


def _unfinished(owner: Company) -> Onboarding | None:
    """What is missing before the first return is accepted; nothing is said of it afterwards."""
    if owner.submissions.filter(accepted_revision__isnull=False).exists():
        return None
    found = onboarding_of(owner)
    return None if found.is_finished else found


def _newest(owner: Company) -> Submission | None:
    related = ("company", "quarter", "latest_revision", "accepted_revision")
    return owner.submissions.select_related(*related).order_by("-quarter__starts_on").first()


def _card(page: Return) -> dict[str, Any]:
    """The context of the due card."""
    submission = page.submission
    first, *others = offers(page)
    is_open = submission.state not in (State.SUBMITTED, State.ACCEPTED)
    return {
        "title": _("Return for %(quarter)s") % {"quarter": page.quarter},
        "status": submission.state,
        "due_text": page.due if is_open else page.window,
        "detail": wording.held_by(submission.state, member.holders(submission)),
        "action_url": first.url,
        "action_text": first.text,
        "marks": member.marks(submission, timezone.now()),
        "others": [(address("return-detail", submission), _("Overview")), *((o.url, o.text) for o in others)],
    }


def _to_do(submission: Submission) -> dict[str, str]:
    """An earlier return that is not finished."""
    return {
        "url": address("return-detail", submission),
        "name": member.quarter_name(submission),
        "status": submission.state,
        "detail": wording.held_by(submission.state, member.holders(submission)),
    }


def _asked(owner: Company, newest: Submission | None) -> list[tuple[str, str]]:
    """The earlier returns with questions that wait: which quarter, and how many; the newest says it itself."""
    found = [(one, number) for one, number in waiting_by_return(owner) if one != newest]
    return [(member.quarter_name(one), questions.waiting(number)) for one, number in found]


def _next_opening() -> str:
    """The day on which the next quarter opens; empty while none is planned."""
    coming = Quarter.objects.filter(opened_at__isnull=True, opens_at__gt=timezone.now()).first()
    return dates.day(timezone.localdate(coming.opens_at)) if coming else ""
