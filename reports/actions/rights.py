"""Asks whether a person's role allows a step with one company's return."""

from __future__ import annotations

from django.utils.translation import gettext as _

from members.access import Permission, can
from members.models import User
from reports.errors import NotAllowed
from reports.models import Submission


def require_right(by: User, permission: Permission, submission: Submission) -> None:
    """Raises NotAllowed when the person has no such right in the company."""
    if not can(by, permission, submission.company):
        raise NotAllowed(_("Your role in this company does not include this step."), code="forbidden")
