"""What every change to a company has in common: an administrator makes it, and says why."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from members.access import Permission, can
from members.errors import Invalid, NotAllowed
from members.models import Company, User

ONE_DAY = datetime.timedelta(days=1)
LONGEST_REASON = 2000


def require_administrator(by: User) -> None:
    """Raises NotAllowed for anybody else."""
    if not can(by, Permission.SETTINGS_EDIT):
        raise NotAllowed(_("Only an administrator changes companies."), code="forbidden")


def given_reason(reason: str) -> str:
    """The reason without the space around it. Raises Invalid for none, and for one that is too long."""
    kept = reason.strip()
    if not kept:
        raise Invalid(_("Say why."), code="empty_note")
    if len(kept) > LONGEST_REASON:
        raise Invalid(_("Say it in at most %(number)d characters.") % {"number": LONGEST_REASON}, code="long_note")
    return kept


def require_not_merged(company: Company) -> None:
    """Raises Invalid for a company that has become part of another: nothing begins there any more."""
    if company.merged_into is not None:
        names = {"company": company.name, "other": company.merged_into.name}
        raise Invalid(_("%(company)s has become part of %(other)s.") % names, code="merged")
