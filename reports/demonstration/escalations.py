"""Writes the escalations of the last published quarter: prepared for each return that never came, then sent."""

from __future__ import annotations

import datetime

from members.access import SiteRole
from members.actions import events
from members.models import Event
from reports.clock import last_day
from reports.demonstration.people import People
from reports.demonstration.timeline import Timeline
from reports.models import Escalation, EscalationState, Submission
from reports.rules.ladder import USUAL, Audience

DECIDED_AFTER = datetime.timedelta(hours=5)


def write(timeline: Timeline, people: People) -> None:
    """One for each return that was not given; the analyst decided on the same day."""
    [step] = [step for step in USUAL if step.audience == Audience.ESCALATION]
    analyst = people.secretariat[SiteRole.ANALYST]
    missing = Submission.objects.filter(quarter__code=str(timeline.published[-1]), first_signed_at__isnull=True)
    for one in missing.filter(exempt_at__isnull=True).select_related("quarter"):
        day = last_day(one.due_at) + datetime.timedelta(days=step.days)
        prepared_at = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
        made = Escalation(submission=one, step=step.code, prepared_at=prepared_at, state=EscalationState.SENT)
        made.decided_by, made.decided_at = analyst, prepared_at + DECIDED_AFTER
        made.save()
        acts = [
            events.new("escalation_prepared", one, by=None, step=step.code),
            events.new("escalation_sent", one, by=analyst, step=step.code, people=2),
        ]
        acts[0].at, acts[1].at = made.prepared_at, made.decided_at
        Event.objects.bulk_create(acts)
