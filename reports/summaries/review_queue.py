"""Which return somebody of the secretariat reviews next: their own first, then whatever waits longest for them."""

from __future__ import annotations

from django.db.models import Case, Value, When

from members.models import User
from reports.models import QuestionState, Submission


def next_in_queue(submission: Submission, user: User) -> Submission | None:
    """The next one beside this, of whatever quarter.

    Exempt returns and practice wait for nobody, and one with an open question waits for its company.
    """
    waiting = Submission.objects.awaiting_review().filter(exempt_at__isnull=True).exclude(pk=submission.pk)
    waiting = waiting.exclude(questions__state=QuestionState.OPEN)
    mine_first = Case(When(owner=user, then=Value(0)), default=Value(1))
    return waiting.order_by(mine_first, "submitted_at", "pk").select_related("company", "quarter").first()
