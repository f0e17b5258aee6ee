"""Which return somebody of the secretariat reviews next: their own first, then whatever waits longest."""

from __future__ import annotations

from django.db.models import Case, Value, When

from members.models import User
from reports.models import Submission


def next_in_queue(submission: Submission, user: User) -> Submission | None:
    """The next one after this, of whatever quarter; exempt returns and practice wait for nobody."""
    waiting = Submission.objects.awaiting_review().filter(exempt_at__isnull=True).exclude(pk=submission.pk)
    mine_first = Case(When(owner=user, then=Value(0)), default=Value(1))
    return waiting.order_by(mine_first, "submitted_at", "pk").select_related("company", "quarter").first()
