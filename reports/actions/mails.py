"""Asks for the mails that a step causes, one job per person; the text is written when it is sent."""

from __future__ import annotations

from collections.abc import Iterable

from members.access import CompanyRoleName
from members.actions import jobs
from members.models import Event, User
from reports.models import Submission

TASK = "reports.send_mail"
IN_PRACTICE = frozenset({"ready", "signed_first"})
"""What a practice writes at all: to those whose step is next. Everybody else is left alone."""


def tell_company(kind: str, submission: Submission, event: Event) -> None:
    """Write to the preparers and signers of the company."""
    _tell(kind, submission, event, [CompanyRoleName.PREPARER, CompanyRoleName.SIGNER])


def tell_signers(kind: str, submission: Submission, event: Event, *, but: User | None = None) -> None:
    """Write to the signers of the company, but for the one who acted."""
    _tell(kind, submission, event, [CompanyRoleName.SIGNER], but=but)


def tell_preparers(kind: str, submission: Submission, event: Event) -> None:
    """Write to the preparers of the company."""
    _tell(kind, submission, event, [CompanyRoleName.PREPARER])


def _tell(kind: str, submission: Submission, event: Event, roles: Iterable[str], *, but: User | None = None) -> None:
    if submission.is_practice and kind not in IN_PRACTICE:
        return
    people = User.objects.filter(
        is_active=True, company_roles__company=submission.company_id, company_roles__role__in=list(roles)
    )
    for user in people.exclude(pk__in=[but.pk] if but else []).distinct():
        jobs.enqueue(TASK, key=f"mail:{event.pk}:{user.pk}", kind=kind, submission=submission.pk, user=user.pk)
