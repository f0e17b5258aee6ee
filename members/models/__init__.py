"""The nouns of this app, one file each."""

from __future__ import annotations

from members.models.clock_run import ClockRun
from members.models.coalition import Coalition, MembershipSpell
from members.models.company import Company, CompanyScoped, OwnerGroup, Ownership, in_force
from members.models.consent import Consent, ConsentKind
from members.models.event import Event
from members.models.invitation import Invitation
from members.models.job import Job, JobState
from members.models.mail import Mail
from members.models.names import Names, english_required, in_language
from members.models.platform import Platform, PlatformSpell, PlatformType
from members.models.rhythm import ReportingRhythm, Rhythm
from members.models.stand_in import StandIn
from members.models.token import Scope, Token
from members.models.user import AnyUser, CompanyRole, ContactRank, User

__all__ = [
    "AnyUser",
    "ClockRun",
    "Coalition",
    "Company",
    "CompanyRole",
    "CompanyScoped",
    "Consent",
    "ConsentKind",
    "ContactRank",
    "Event",
    "Invitation",
    "Job",
    "JobState",
    "Mail",
    "MembershipSpell",
    "Names",
    "OwnerGroup",
    "Ownership",
    "Platform",
    "PlatformSpell",
    "PlatformType",
    "ReportingRhythm",
    "Rhythm",
    "Scope",
    "StandIn",
    "Token",
    "User",
    "english_required",
    "in_force",
    "in_language",
]
