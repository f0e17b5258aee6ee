"""What a company has agreed to, in writing: dated, withdrawn by a later row, never rewritten."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.company import Company, CompanyScoped
from members.models.user import User


class ConsentKind(models.TextChoices):
    """What may be asked of a company. Silence is no consent."""

    NAMED = "named", _("Be named as a member")
    REPORTING = "reporting", _("Be named as having reported or not")
    FIGURES = "figures", _("Have its own figures published")


class Consent(models.Model):
    """One answer of a company, given or withdrawn; the newest one of a kind holds."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=12, choices=ConsentKind.choices)
    is_given = models.BooleanField()
    note = models.TextField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = CompanyScoped["Consent"].as_manager()

    class Meta:
        ordering = ["company", "kind", "-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ConsentKind.values), name="consent_kind_is_known"),
            models.CheckConstraint(condition=~Q(note=""), name="consent_says_where_it_was_given"),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.kind}"
