"""What decides which numbers a release may show; knows no release."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import User


class DisclosurePolicy(models.Model):
    """The thresholds of disclosure control, by version; confidential to the desk.

    ``minimum_contributors`` is n, ``p`` the percentage of the p%-rule.
    """

    version = models.PositiveSmallIntegerField(unique=True)
    minimum_contributors = models.PositiveSmallIntegerField()
    p = models.DecimalField(max_digits=5, decimal_places=2)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.CheckConstraint(condition=Q(minimum_contributors__gte=3), name="disclosure_policy_n_has_its_floor"),
            models.CheckConstraint(condition=Q(p__gte=10), name="disclosure_policy_p_has_its_floor"),
        ]

    def __str__(self) -> str:
        return f"Disclosure policy {self.version}"
