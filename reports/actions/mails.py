"""Asks for the mails that a step causes, one job per person; the text is written when it is sent."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q

from members.access import DESK_ROLES, CompanyRoleName, SiteRole
from members.actions import jobs
from members.models import Company, CompanyRole, Event, StandIn, User
from reports.clock import today
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


def tell_desk(kind: str, submission: Submission, event: Event, *, but: User | None = None) -> None:
    """Write to whoever of the secretariat sees to this return, but for the one who acted."""
    _write(kind, submission, event, desk_of(submission, but=but), but=but)


def tell_administrators(kind: str, submission: Submission, event: Event) -> None:
    """Write to those who decide about settings."""
    _write(kind, submission, event, User.objects.filter(role=SiteRole.ADMINISTRATOR, is_active=True), but=None)


def desk_of(submission: Submission, *, but: User | None = None) -> list[User]:
    """The return's owner, else every analyst, also where the owner is the one who acted; and who stands in today."""
    owner = submission.owner
    is_owned = owner is not None and owner != but and owner.is_active and owner.is_desk
    turned_to = Q(pk=submission.owner_id) if is_owned else Q(role=SiteRole.ANALYST)
    stand_ins = Q(pk__in=StandIn.objects.on(today()).values("user"), role__in=DESK_ROLES)
    return list(User.objects.filter(turned_to | stand_ins, is_active=True))


def people_to_chase(submission: Submission) -> list[User]:
    """The active preparers and signers of the company, its first contact first."""
    roles = [CompanyRoleName.PREPARER, CompanyRoleName.SIGNER]
    return _people(submission.company, roles)


def _people(company: Company, roles: Iterable[str]) -> list[User]:
    held = CompanyRole.objects.filter(company=company, role__in=list(roles), user__is_active=True)
    ordered = held.order_by(F("contact_rank").asc(nulls_last=True), "pk").select_related("user")
    return [one.user for one in ordered]


def _tell(kind: str, submission: Submission, event: Event, roles: Iterable[str], *, but: User | None = None) -> None:
    _write(kind, submission, event, _people(submission.company, roles), but=but)


def _write(kind: str, submission: Submission, event: Event, people: Iterable[User], *, but: User | None) -> None:
    if submission.is_practice and kind not in IN_PRACTICE:
        return
    for user in people:
        if but is None or user.pk != but.pk:
            jobs.enqueue(TASK, key=f"mail:{event.pk}:{user.pk}", kind=kind, submission=submission.pk, user=user.pk)
