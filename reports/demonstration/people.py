"""Writes who is in the demonstration: companies, platforms, memberships, people; knows nothing of numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from members.access import CompanyRoleName, SiteRole
from members.actions import events
from members.models import (
    Coalition,
    Company,
    CompanyRole,
    Event,
    MembershipSpell,
    OwnerGroup,
    Ownership,
    Platform,
    PlatformSpell,
    PlatformType,
    User,
)
from reports.demonstration import cast as invented
from reports.demonstration.timeline import Timeline

PASSWORD = "demonstration-only"
SECRETARIAT = {
    "analyst@coalition.example": SiteRole.ANALYST,
    "publisher@coalition.example": SiteRole.PUBLISHER,
    "admin@coalition.example": SiteRole.ADMINISTRATOR,
    "monitor@partner.example": SiteRole.PARTNER,
    "observer@authority.example": SiteRole.OBSERVER,
}
VIEWED = "aurora"
HOLDINGS = {"tarn-holding": "Tarn Holding"}


@dataclass(frozen=True)
class People:
    """Everybody and everything that returns refer to, by slug or code."""

    companies: Mapping[str, Company]
    owner_groups: Mapping[str, OwnerGroup]
    platforms: Mapping[str, Platform]
    coalitions: Mapping[str, Coalition]
    company_people: Mapping[tuple[str, str], User]
    secretariat: Mapping[str, User]

    def preparer(self, company: str) -> User:
        return self.company_people[company, CompanyRoleName.PREPARER]

    def signer(self, company: str) -> User:
        return self.company_people[company, CompanyRoleName.SIGNER]


def write(cast: Sequence[invented.Company], timeline: Timeline, at: datetime.datetime) -> People:
    """Write the cast with everybody's account; ``at`` is when it all began."""
    people = People(
        companies=_companies(cast),
        owner_groups=_owner_groups(cast),
        platforms=_platforms(cast),
        coalitions={coalition.code: coalition for coalition in Coalition.objects.all()},
        company_people=_company_people(cast, at),
        secretariat=_secretariat(at),
    )
    _write_ownership(cast, timeline, people)
    for company in cast:
        _write_membership(company, timeline, people)
    _write_roles(people, at)
    return people


def _companies(cast: Sequence[invented.Company]) -> dict[str, Company]:
    rows = Company.objects.bulk_create(
        Company(
            slug=company.slug,
            name=company.name,
            other_names={"zh-hans": company.name_zh} if company.name_zh else {},
            time_zone=company.time_zone,
            is_demonstration=True,
        )
        for company in cast
    )
    return {row.slug: row for row in rows}


def _owner_groups(cast: Sequence[invented.Company]) -> dict[str, OwnerGroup]:
    names = {company.owner_group: HOLDINGS.get(company.owner_group, company.name) for company in cast}
    rows = OwnerGroup.objects.bulk_create(OwnerGroup(slug=slug, name=name) for slug, name in names.items())
    return {row.slug: row for row in rows}


def _platforms(cast: Sequence[invented.Company]) -> dict[str, Platform]:
    types = {row.code: row for row in PlatformType.objects.all()}
    rows = Platform.objects.bulk_create(
        Platform(slug=platform.slug, name=platform.name, platform_type=types[platform.type_code])
        for company in cast
        for platform in company.platforms
    )
    return {row.slug: row for row in rows}


def _write_ownership(cast: Sequence[invented.Company], timeline: Timeline, people: People) -> None:
    """Who owns whom and who runs what, unchanged over the whole series."""
    first = timeline.quarters[0].first_day
    Ownership.objects.bulk_create(
        Ownership(
            company=people.companies[company.slug],
            owner_group=people.owner_groups[company.owner_group],
            starts_on=first,
        )
        for company in cast
    )
    PlatformSpell.objects.bulk_create(
        PlatformSpell(platform=people.platforms[platform.slug], company=people.companies[company.slug], starts_on=first)
        for company in cast
        for platform in company.platforms
    )


def _write_membership(company: invented.Company, timeline: Timeline, people: People) -> None:
    """One spell per coalition; it names its platforms where it does not cover all of them."""
    days = membership_days(company, timeline)
    for code in company.coalitions:
        covered = [platform for platform in company.platforms if code in platform.coalitions]
        spell = MembershipSpell.objects.create(
            company=people.companies[company.slug],
            coalition=people.coalitions[code],
            starts_on=days[0],
            ends_on=days[1],
        )
        if len(covered) < len(company.platforms):
            spell.platforms.set(people.platforms[platform.slug] for platform in covered)


def membership_days(company: invented.Company, timeline: Timeline) -> tuple[datetime.date, datetime.date | None]:
    """First and last day of a company's membership; None while it lasts."""
    quarters = timeline.quarters
    member_in = [index for index in range(len(quarters)) if timeline.expects(company, index)]
    first = quarters[member_in[0]].first_day if member_in else quarters[0].first_day
    leaves = bool(member_in) and member_in[-1] < timeline.current
    return first, quarters[member_in[-1]].last_day if leaves else None


def _company_people(cast: Sequence[invented.Company], at: datetime.datetime) -> dict[tuple[str, str], User]:
    password = make_password(PASSWORD)
    places = [(company, role) for company in cast for role in _roles_in(company)]
    users = User.objects.bulk_create(
        User(
            email=f"{role}@{company.slug}.example",
            name=f"Demo {role.capitalize()}",
            title=f"{role.capitalize()} of {company.name} (demonstration)",
            time_zone=company.time_zone,
            password=password,
            joined_at=at,
        )
        for company, role in places
    )
    return {(company.slug, role): user for (company, role), user in zip(places, users, strict=True)}


def _roles_in(company: invented.Company) -> Iterator[str]:
    yield from (CompanyRoleName.PREPARER, CompanyRoleName.SIGNER)
    if company.slug == VIEWED:
        yield CompanyRoleName.VIEWER


def _secretariat(at: datetime.datetime) -> dict[str, User]:
    password = make_password(PASSWORD)
    users = User.objects.bulk_create(
        User(email=email, name=f"Demo {role.capitalize()}", role=role, password=password, joined_at=at)
        for email, role in SECRETARIAT.items()
    )
    return {user.role: user for user in users}


def _write_roles(people: People, at: datetime.datetime) -> None:
    """Everybody's role, given by the administrator, with its event."""
    administrator = people.secretariat[SiteRole.ADMINISTRATOR]
    CompanyRole.objects.bulk_create(
        CompanyRole(user=user, company=people.companies[slug], role=role)
        for (slug, role), user in people.company_people.items()
    )
    acts = [
        events.new("role_assigned", user, by=administrator, company=slug, role=role)
        for (slug, role), user in people.company_people.items()
    ]
    acts += [events.new("appointed", user, by=None, role=role) for role, user in people.secretariat.items()]
    for act in acts:
        act.at = at
    Event.objects.bulk_create(acts)
