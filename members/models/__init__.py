"""The nouns of this app, one file each."""

from __future__ import annotations

from members.models.coalition import Coalition, MembershipSpell
from members.models.company import Company, CompanyScoped, OwnerGroup, Ownership, in_force
from members.models.event import Event
from members.models.job import Job, JobState
from members.models.names import Names, english_required, in_language
from members.models.platform import Platform, PlatformSpell, PlatformType
from members.models.token import Scope, Token
from members.models.user import AnyUser, CompanyRole, User

__all__ = [
    "AnyUser",
    "Coalition",
    "Company",
    "CompanyRole",
    "CompanyScoped",
    "Event",
    "Job",
    "JobState",
    "MembershipSpell",
    "Names",
    "OwnerGroup",
    "Ownership",
    "Platform",
    "PlatformSpell",
    "PlatformType",
    "Scope",
    "Token",
    "User",
    "english_required",
    "in_force",
    "in_language",
]
