"""Writes who the secretariat turns to, what companies agreed to, who is invited, and who stands in for the analyst."""

from __future__ import annotations

import datetime
from typing import Any

from members.access import CompanyRoleName, SiteRole
from members.actions import events
from members.actions.invitations import LIFE
from members.invitation_links import digest_of, secret_of
from members.models import (
    Company,
    CompanyRole,
    Consent,
    ConsentKind,
    ContactRank,
    Event,
    Invitation,
    StandIn,
    User,
)
from reports.demonstration.people import People

UNSETTLED = frozenset({"aurora", "kyanite"})
"""Companies whose second contact and consents are still to be seen to."""
RANKS = {CompanyRoleName.SIGNER: ContactRank.FIRST, CompanyRoleName.PREPARER: ContactRank.SECOND}
INVITED = (
    ("aurora", "second.signer@aurora.example", CompanyRoleName.SIGNER, datetime.timedelta(hours=20)),
    ("borealis", "counsel@borealis.example", CompanyRoleName.VIEWER, datetime.timedelta(days=6)),
)
"""Company, address, role, and how long ago: one link still works, the other has expired."""


def write(people: People, begin: datetime.datetime, now: datetime.datetime) -> None:
    """Whatever of it belongs to a company that is there."""
    _name_contacts(people)
    _record_consents(people, begin)
    for slug, address, role, ago in INVITED:
        if slug in people.companies:
            _invite(people, people.companies[slug], address, role, now - ago)
    _name_stand_ins(people, now)


def _name_contacts(people: People) -> None:
    """The signer first and the preparer second."""
    rows = CompanyRole.objects.filter(role__in=RANKS).select_related("company")
    for row in rows:
        if row.role == CompanyRoleName.SIGNER or row.company.slug not in UNSETTLED:
            row.contact_rank = RANKS[CompanyRoleName(row.role)]
    CompanyRole.objects.bulk_update(rows, ["contact_rank"])


def _record_consents(people: People, begin: datetime.datetime) -> None:
    """Most agree to be named, some to more; every fourth does not want its own figures published."""
    administrator = people.secretariat[SiteRole.ADMINISTRATOR]
    settled = [company for slug, company in people.companies.items() if slug not in UNSETTLED]
    Consent.objects.bulk_create(
        Consent(
            company=company,
            kind=kind,
            is_given=kind != ConsentKind.FIGURES or number % 4 == 0,
            note="Membership agreement, annex 2.",
            recorded_by=administrator,
            recorded_at=begin,
        )
        for number, company in enumerate(settled)
        for kind in ConsentKind
    )


def _invite(people: People, company: Company, address: str, role: str, at: datetime.datetime) -> None:
    signer = people.signer(company.slug)
    made = Invitation(
        email=address,
        company=company,
        role=role,
        language=company.language,
        time_zone=company.time_zone,
        invited_by=signer,
        invited_at=at,
        expires_at=at + LIFE,
    )
    made.digest = digest_of(secret_of(made.pk, made.expires_at))
    made.save(force_insert=True)
    _note("invited", made, signer, at, company=company.slug, role=role)


def _name_stand_ins(people: People, now: datetime.datetime) -> None:
    """The publisher stood in for a week two months ago, and will again next week."""
    publisher, administrator = (people.secretariat[role] for role in (SiteRole.PUBLISHER, SiteRole.ADMINISTRATOR))
    for days in (-60, 7):
        first = now.date() + datetime.timedelta(days=days)
        at = now - datetime.timedelta(days=2 - min(days, 0))
        made = StandIn.objects.create(
            user=publisher,
            starts_on=first,
            ends_on=first + datetime.timedelta(days=6),
            reason="The analyst is on leave.",
            named_by=administrator,
            named_at=at,
        )
        _note("stand_in_named", made, administrator, at, user=publisher.pk, until=str(made.ends_on))


def _note(verb: str, subject: Invitation | StandIn, by: User, at: datetime.datetime, **details: Any) -> None:
    """The event of an act in the past."""
    act = events.new(verb, subject, by=by, **details)
    act.at = at
    Event.objects.bulk_create([act])
