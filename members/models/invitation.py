"""Invitations: one address, one role, used once; the secret itself is kept nowhere."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from members.access import CompanyRoleName, SiteRole
from members.models.company import Company, CompanyScoped

if TYPE_CHECKING:
    from members.models.user import User

_for_a_company = Q(company__isnull=False, role__in=CompanyRoleName.values)
_for_the_site = Q(company__isnull=True, role__in=[role for role in SiteRole.values if role])
_open = Q(accepted_at__isnull=True, revoked_at__isnull=True)


class InvitationQuerySet(CompanyScoped["Invitation"]):
    def waiting(self) -> Self:
        """Neither accepted nor revoked; one of them may have expired."""
        return self.filter(_open)

    def usable(self, now: datetime.datetime) -> Self:
        """Those whose link still works."""
        return self.waiting().filter(expires_at__gt=now)


class Invitation(models.Model):
    """Somebody is asked to take one role in one company, or one of the secretariat's roles when there is no company.

    ``digest`` is the SHA-256 of the link's secret.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    company = models.ForeignKey(Company, models.PROTECT, related_name="invitations", null=True, blank=True)
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey("members.User", models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        "members.User", models.PROTECT, related_name="+", null=True, blank=True
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        "members.User", models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "company",
                condition=_open & Q(company__isnull=False),
                name="invitation_is_one_at_a_time_per_company",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=_open & Q(company__isnull=True),
                name="invitation_is_one_at_a_time_outside_companies",
            ),
            models.CheckConstraint(
                condition=_for_a_company | _for_the_site, name="invitation_is_for_a_company_or_for_the_site"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")), name="invitation_expires_after_it_was_sent"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, revoked_at__isnull=True),
                name="invitation_is_accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="invitation_is_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.role}"

    @property
    def is_waiting(self) -> bool:
        """Neither accepted nor revoked; it may have expired."""
        return self.accepted_at is None and self.revoked_at is None

    def has_expired(self, now: datetime.datetime | None = None) -> bool:
        """The link works no more, whoever opens it."""
        return self.expires_at <= (now or timezone.now())
