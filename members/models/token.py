"""API tokens: hashed, scoped, expiring; the secret is shown once and never stored."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.company import Company, CompanyScoped
from members.models.user import User


class Scope(models.TextChoices):
    """What a token may do."""

    RETURNS_READ = "returns:read", _("Read your returns")
    RETURNS_WRITE = "returns:write", _("Fill in drafts")
    DESK_READ = "desk:read", _("Read the desk")


class TokenQuerySet(CompanyScoped["Token"]):
    def usable(self, now: datetime.datetime) -> Self:
        """Neither expired nor revoked, made by a person who is still active."""
        return self.filter(expires_at__gt=now, revoked_at__isnull=True, created_by__is_active=True)


class Token(models.Model):
    """A bearer token of one company (or, without company, of the desk user who made it)."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="tokens", null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="token_expires_after_creation"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def allows(self, scope: str) -> bool:
        """Whether this token carries the scope."""
        return scope in self.scopes

    @property
    def is_usable(self) -> bool:
        """Neither expired nor revoked."""
        return self.revoked_at is None and self.expires_at > timezone.now()
