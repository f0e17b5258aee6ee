"""How far each company has come from its invitation to its first accepted return; read from what exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager, QuerySet
from django.utils import timezone

from members.access import CompanyRoleName
from members.models import Company, CompanyRole, Consent, ConsentKind, ContactRank, Invitation, PlatformSpell, in_force
from reports.clock import today
from reports.models import ReportingProfile, Submission

_STANDING = ("is_practice", "accepted_revision")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its code, whether it is done, and whether it is still worth doing."""

    code: str
    is_done: bool
    is_needed: bool = True

    @property
    def status(self) -> str:
        """The code of its status word."""
        if self.is_done:
            return "done"
        return "not_done" if self.is_needed else "not_needed"


@dataclass(frozen=True, slots=True)
class Onboarding:
    """The steps of one company, in the order in which they are usually taken."""

    company: Company
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many steps nobody has to take any more."""
        return self.size - len(self.open_steps)

    @property
    def size(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """The steps that are missing; the first is the next one."""
        return tuple(step for step in self.steps if step.is_needed and not step.is_done)

    @property
    def is_finished(self) -> bool:
        """Nothing is missing."""
        return not self.open_steps

    @property
    def has_no_signer(self) -> bool:
        """Fewer people can sign than a return of this company takes."""
        return any(not step.is_done for step in self.steps if step.code == "signer")


def onboarding_of(company: Company) -> Onboarding:
    """The steps of one company."""
    return onboardings([company])[0]


def onboardings(companies: Sequence[Company]) -> list[Onboarding]:
    """The steps of many companies, in as many queries as of one."""
    keys = [company.pk for company in companies]
    active = list(CompanyRole.objects.filter(company__in=keys, user__is_active=True))
    signers = Counter(place.company_id for place in active if place.role == CompanyRoleName.SIGNER)
    contacts = Counter(place.company_id for place in active if place.contact_rank)
    invited = _companies(Invitation.objects.usable(timezone.now()).filter(company__in=keys).order_by())
    answered = Counter(key for key, _kind in set(_rows(Consent.objects, keys).values_list("company", "kind")))
    returns = set(
        _rows(Submission.every, keys).filter(latest_revision__isnull=False).values_list("company", *_STANDING)
    )
    found = {
        "invited": {place.company_id for place in active} | invited,
        "contacts": {key for key, number in contacts.items() if number >= len(ContactRank)},
        "signer": {one.pk for one in companies if signers[one.pk] >= one.signers_required},
        "platforms": _companies(_rows(PlatformSpell.objects, keys).filter(in_force(today()))),
        "profile": _companies(_rows(ReportingProfile.objects, keys)),
        "practice": {key for key, is_practice, _accepted in returns if is_practice},
        "consents": {key for key, number in answered.items() if number >= len(ConsentKind)},
        "accepted": {key for key, _is_practice, accepted in returns if accepted},
    }
    return [
        Onboarding(company, tuple(_step(code, company.pk, done, found["accepted"]) for code, done in found.items()))
        for company in companies
    ]


def current_members() -> list[Company]:
    """The companies whose membership has not ended, by name: those in it, and those that come in later."""
    return list(Company.objects.lasting(today()).order_by("name"))


def without_signer() -> list[Company]:
    """The members for which fewer people can sign than a return takes."""
    return [one.company for one in onboardings(current_members()) if one.has_no_signer]


def _step(code: str, company: int, done: set[int], accepted: set[int]) -> Step:
    """Nobody has to practise after a return was accepted."""
    return Step(code, company in done, is_needed=code != "practice" or company not in accepted)


def _rows(manager: Manager[Any], keys: Sequence[int]) -> QuerySet[Any]:
    """The rows of these companies, in no order."""
    return manager.filter(company__in=keys).order_by()


def _companies(rows: QuerySet[Any]) -> set[int]:
    """The companies that have one of these rows."""
    return set(rows.values_list("company", flat=True).distinct())
