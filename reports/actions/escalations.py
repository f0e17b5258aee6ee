"""Escalations wait for a click: to the second contact and the liaison, or to nobody, by whoever was first."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Permission, can
from members.actions import events, jobs
from members.models import ContactRank, User
from reports.actions import mails
from reports.errors import NotAllowed, Refusal, WrongState
from reports.models import Escalation, EscalationState
from reports.wording import reminders as wording

SECOND, LIAISON = "escalated", "desk_escalated"


def recipients(escalation: Escalation) -> list[tuple[str, User]]:
    """Whom a click writes to, each with the kind of mail: the second contact, then the liaison; those who are there."""
    company = escalation.submission.company
    second = company.people.filter(contact_rank=ContactRank.SECOND, user__is_active=True).select_related("user").first()
    liaison = company.serving_liaison
    found = [(SECOND, second.user)] if second else []
    return [*found, (LIAISON, liaison)] if liaison else found


@transaction.atomic
def send(escalation: Escalation, *, by: User) -> list[User]:
    """Write to the second contact and the liaison, once.

    Raises NotAllowed, WrongState when it was decided or the return came in, and Refusal when nobody is there.
    """
    _require_right(by)
    people = recipients(escalation)
    if not people:
        raise Refusal(wording.nobody_to_escalate(escalation.submission.company.name), code="nobody_there", status=409)
    _decide(escalation, EscalationState.SENT, by)
    submission = escalation.submission
    events.record("escalation_sent", submission, by=by, step=escalation.step, people=len(people))
    for kind, user in people:
        key = f"escalation:{escalation.pk}:{user.pk}"
        jobs.enqueue(mails.TASK, key=key, kind=kind, submission=submission.pk, user=user.pk)
    return [user for _kind, user in people]


@transaction.atomic
def dismiss(escalation: Escalation, *, by: User, note: str = "") -> None:
    """Send nothing. Raises NotAllowed, and WrongState when it was decided."""
    _require_right(by)
    _decide(escalation, EscalationState.DISMISSED, by)
    note = note.strip()
    events.record("escalation_dismissed", escalation.submission, by=by, note=note, step=escalation.step)


def _require_right(by: User) -> None:
    if not can(by, Permission.SUBMISSION_REVIEW):
        raise NotAllowed(_("Only an analyst chases returns."), code="forbidden")


def _decide(escalation: Escalation, state: EscalationState, by: User) -> None:
    """Let the first decision stand. Raises WrongState with who decided what, and when."""
    decision = {"state": state, "decided_by": by, "decided_at": timezone.now()}
    decided = Escalation.objects.waiting().filter(pk=escalation.pk).update(**decision)
    escalation.refresh_from_db()
    if not decided:
        raise WrongState(wording.escalation_decided(escalation))
