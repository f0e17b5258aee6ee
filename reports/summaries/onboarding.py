"""How far each company has come from its invitation to its first accepted return; read from what exists."""

from __future__ import annotations

import zoneinfo
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from members.access import CompanyRoleName
from members.models import Company, CompanyRole, Consent, ConsentKind, ContactRank, Invitation, PlatformSpell, in_force
from reports.models import ReportingProfile, Submission


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its code, and whether it is done."""

    code: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Onboarding:
    """The steps of one company, in the order in which they are usually taken."""

    company: Company
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def size(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """The steps that are missing; the first is the next one."""
        return tuple(step for step in self.steps if not step.is_done)

    @property
    def is_finished(self) -> bool:
        """Nothing is missing."""
        return not self.open_steps

    @property
    def has_accepted(self) -> bool:
        """A return was accepted already."""
        return any(step.is_done for step in self.steps if step.code == "accepted")

    @property
    def has_no_signer(self) -> bool:
        """Fewer people can sign than a return of this company takes."""
        return any(not step.is_done for step in self.steps if step.code == "signer")


def onboarding_of(company: Company) -> Onboarding:
    """The steps of one company."""
    return onboardings([company])[0]


def onboardings(companies: Sequence[Company]) -> list[Onboarding]:
    """The steps of many companies, in as many queries as of one."""
    today = timezone.localdate(timezone=zoneinfo.ZoneInfo(settings.REPORTING_TIME_ZONE))
    signers = Counter(_people().filter(role=CompanyRoleName.SIGNER).values_list("company", flat=True))
    contacts = Counter(_people().filter(contact_rank__isnull=False).values_list("company", flat=True))
    answered = Counter(
        company for company, _kind in Consent.objects.order_by().values_list("company", "kind").distinct()
    )
    found = {
        "invited": _companies(Invitation.objects.all()) | _companies(CompanyRole.objects.all()),
        "contacts": {key for key, number in contacts.items() if number >= len(ContactRank)},
        "signer": {one.pk for one in companies if signers[one.pk] >= one.signers_required},
        "platforms": _companies(PlatformSpell.objects.filter(in_force(today))),
        "profile": _companies(ReportingProfile.objects.all()),
        "practice": _companies(Submission.practice.filter(latest_revision__isnull=False)),
        "consents": {key for key, number in answered.items() if number >= len(ConsentKind)},
        "accepted": _companies(Submission.objects.filter(accepted_revision__isnull=False)),
    }
    return [
        Onboarding(company, tuple(Step(code, company.pk in done) for code, done in found.items()))
        for company in companies
    ]


def current_members() -> list[Company]:
    """The companies whose membership has not ended, by name: those in it, and those that come in later."""
    today = timezone.localdate(timezone=zoneinfo.ZoneInfo(settings.REPORTING_TIME_ZONE))
    return list(Company.objects.lasting(today).order_by("name"))


def without_signer() -> list[Company]:
    """The members for which fewer people can sign than a return takes."""
    return [one.company for one in onboardings(current_members()) if one.has_no_signer]


def _people() -> QuerySet[CompanyRole]:
    return CompanyRole.objects.filter(user__is_active=True)


def _companies(rows: QuerySet[Any]) -> set[int]:
    """The companies that have one of these rows."""
    return set(rows.order_by().values_list("company", flat=True).distinct())
