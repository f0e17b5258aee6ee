"""Who may do what: the only module that knows which role carries which permission."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum, auto
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from members.models import AnyUser, Company

type View = Callable[..., HttpResponseBase]


class CompanyRoleName(TextChoices):
    """What a person is in one company."""

    PREPARER = "preparer", _("Preparer")
    SIGNER = "signer", _("Signer")
    VIEWER = "viewer", _("Viewer")


class SiteRole(TextChoices):
    """What a person is outside all companies: the secretariat's three desks, and two kinds of guests."""

    NONE = "", _("None")
    ANALYST = "analyst", _("Analyst")
    PUBLISHER = "publisher", _("Publisher")
    ADMINISTRATOR = "administrator", _("Administrator")
    PARTNER = "partner", _("Partner")
    OBSERVER = "observer", _("Observer")


DESK_ROLES = frozenset({SiteRole.ANALYST, SiteRole.PUBLISHER, SiteRole.ADMINISTRATOR})


class Permission(StrEnum):
    """One right; asked for by name, never inferred from a role."""

    SUBMISSION_VIEW = auto()
    DRAFT_EDIT = auto()
    SUBMISSION_SIGN = auto()
    TOKENS_EDIT = auto()
    PEOPLE_EDIT = auto()
    DESK_VIEW = auto()
    SUBMISSION_REVIEW = auto()
    RELEASE_FREEZE = auto()
    RELEASE_PUBLISH = auto()
    SETTINGS_EDIT = auto()


P = Permission
GRANTS: dict[str, frozenset[Permission]] = {
    CompanyRoleName.VIEWER: frozenset({P.SUBMISSION_VIEW}),
    CompanyRoleName.PREPARER: frozenset({P.SUBMISSION_VIEW, P.DRAFT_EDIT}),
    CompanyRoleName.SIGNER: frozenset(
        {P.SUBMISSION_VIEW, P.DRAFT_EDIT, P.SUBMISSION_SIGN, P.TOKENS_EDIT, P.PEOPLE_EDIT}
    ),
    SiteRole.ANALYST: frozenset({P.DESK_VIEW, P.SUBMISSION_REVIEW, P.RELEASE_FREEZE}),
    SiteRole.PUBLISHER: frozenset({P.DESK_VIEW, P.RELEASE_FREEZE, P.RELEASE_PUBLISH}),
    SiteRole.ADMINISTRATOR: frozenset({P.DESK_VIEW, P.SETTINGS_EDIT, P.PEOPLE_EDIT}),
    SiteRole.PARTNER: frozenset(),
    SiteRole.OBSERVER: frozenset(),
}
STAND_IN: frozenset[Permission] = frozenset({P.SUBMISSION_REVIEW})
"""What a person of the desk may do as well while named as a stand-in."""


def can(user: AnyUser, permission: Permission, company: Company | None = None) -> bool:
    """The one question every view, endpoint, action and template asks."""
    if not user.is_authenticated:
        return False
    if any(permission in GRANTS[role] for role in user.roles_in(company)):
        return True
    return permission in STAND_IN and user.is_active and user.is_desk and user.stands_in


def require(permission: Permission) -> Callable[[View], View]:
    """Guard a view that concerns no single company: 403 without the permission."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not can(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
