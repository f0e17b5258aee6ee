"""The door: every request for a company's record comes through here; 404 to outsiders, 403 to insiders."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from members.access import Permission, can
from members.models import AnyUser, Company
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import Submission


def company_for(user: AnyUser, permission: Permission, slug: str) -> Company:
    """The company this user asked for."""
    company = get_object_or_404(Company.objects.visible_to(user), slug=slug)
    if not can(user, permission, company):
        raise PermissionDenied
    return company


def submission_for(user: AnyUser, permission: Permission, company: str, quarter: str) -> Submission:
    """The submission of one company and quarter that this user asked for."""
    key = parse_quarter(quarter)
    if isinstance(key, BadQuarter):
        raise Http404
    owner = company_for(user, permission, company)
    related = ("company", "quarter", "owner_group", "latest_revision", "accepted_revision")
    return get_object_or_404(Submission.objects.select_related(*related), company=owner, quarter__code=str(key))
