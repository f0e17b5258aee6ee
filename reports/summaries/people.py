"""Who is in a company or serves the secretariat, who is invited, and what would follow if somebody left."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from members.access import DESK_ROLES, SiteRole
from members.actions import colleagues
from members.actions.companies import signers_of
from members.models import Company, CompanyRole, Invitation, StandIn, Token, User
from reports.clock import today
from reports.models import Attestation, FirstSignature
from reports.wording import people as wording


@dataclass(frozen=True, slots=True)
class Waiting:
    """One invitation that is neither accepted nor revoked.

    ``serves_outside``: of somebody with a role outside companies, who cannot accept; the secretariat alone reads it.
    """

    invitation: Invitation
    role: str
    has_expired: bool
    serves_outside: bool


@dataclass(frozen=True, slots=True)
class Group:
    """People outside companies, of one kind."""

    title: str
    people: list[User]


@dataclass(frozen=True, slots=True)
class Effects:
    """What a colleague's leaving would come to, or another role; ``keeps`` says why they have to stay, if so."""

    keeps: str
    follows: list[str]


def people_of(company: Company) -> list[CompanyRole]:
    """Everybody with a role in a company: who is active first, then by name."""
    return list(company.people.select_related("user").order_by("-user__is_active", "user__name", "user__email"))


def has_no_signer(company: Company) -> bool:
    """Fewer active people may sign than a return of the company takes."""
    return signers_of(company) < company.signers_required


def groups() -> list[Group]:
    """The secretariat, the partners and the observers, closed accounts last."""
    people = list(User.objects.exclude(role=SiteRole.NONE).order_by("-is_active", "name", "email"))
    return [
        Group(wording.group(role), [person for person in people if person.role in roles])
        for role, roles in (
            ("desk", DESK_ROLES),
            ("partners", {SiteRole.PARTNER}),
            ("observers", {SiteRole.OBSERVER}),
        )
    ]


def waiting(company: Company | None) -> list[Waiting]:
    """The invitations that wait, newest first."""
    now = timezone.now()
    outside = {person.email.lower() for person in User.objects.exclude(role=SiteRole.NONE)}
    rows = Invitation.objects.waiting().filter(company=company).select_related("invited_by", "company")
    return [Waiting(one, wording.role(one.role), one.has_expired(now), one.email.lower() in outside) for one in rows]


def effects(place: CompanyRole) -> Effects:
    """What follows when one colleague leaves."""
    tokens = Token.objects.usable(timezone.now()).filter(company=place.company, created_by=place.user).count()
    is_last = not place.user.company_roles.exclude(pk=place.pk).exists()
    keeps = "" if colleagues.may_go(place) else wording.has_to_stay(place.company.signers_required)
    return Effects(keeps, wording.follows(tokens=tokens, is_last=is_last, rank=place.contact_rank))


def kept_of(person: User) -> list[str]:
    """What would be forgotten of a person, and where their name would stay, a sentence each."""
    signed = Attestation.objects.filter(signer=person).count() + FirstSignature.objects.filter(signer=person).count()
    return wording.kept(signatures=signed)


def standing_in() -> list[StandIn]:
    """Who stands in today."""
    return list(StandIn.objects.on(today()).select_related("user"))


def stand_ins() -> list[StandIn]:
    """Everybody who was ever named, newest first."""
    return list(StandIn.objects.select_related("user", "named_by", "ended_by"))
