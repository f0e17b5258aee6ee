"""What is revoked and what stays when a company becomes part of another, to be read before."""

from __future__ import annotations

from django.utils import timezone

from members.models import Company, Token
from reports.models import State, Submission
from reports.summaries.member import quarter_name
from reports.wording import companies as wording


def what_becomes_of(company: Company) -> list[str]:
    """A sentence each about its invitations, returns, programs and settings, for who is about to merge a company."""
    unaccepted = Submission.objects.filter(company=company, exempt_at=None).exclude(state=State.ACCEPTED)
    return wording.what_becomes_of(
        waiting=[one.email for one in company.invitations.waiting()],
        unfinished=[quarter_name(one) for one in unaccepted.select_related("quarter").order_by("quarter__starts_on")],
        tokens=Token.objects.usable(timezone.now()).filter(company=company).count(),
    )
