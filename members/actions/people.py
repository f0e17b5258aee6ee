"""Gives people their roles: one per person and company, and never both a company and a role outside."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from members.access import CompanyRoleName, SiteRole
from members.actions import events
from members.errors import Invalid
from members.models import Company, CompanyRole, User


@transaction.atomic
def assign(user: User, *, company: Company, role: CompanyRoleName, by: User | None, reason: str = "") -> CompanyRole:
    """Make a person preparer, signer or viewer of a company; changes the role they had there.

    Raises Invalid for a person who serves the secretariat or is its guest.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.role:
        raise Invalid(_("Nobody serves both a company and the secretariat."), code="both_sides")
    company_role, _created = CompanyRole.objects.update_or_create(user=locked, company=company, defaults={"role": role})
    events.record("role_assigned", locked, by=by, note=reason, company=company.slug, role=role)
    return company_role


@transaction.atomic
def appoint(user: User, *, role: SiteRole, by: User | None, reason: str = "") -> None:
    """Give a person a role outside companies. Raises Invalid for a person who serves a company."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.company_roles.exists():
        raise Invalid(_("Nobody serves both a company and the secretariat."), code="both_sides")
    User.objects.filter(pk=locked.pk).update(role=role)
    user.role = role
    events.record("appointed", locked, by=by, note=reason, role=role)
