"""A colleague of the secretariat who reviews for a while, whatever their own desk."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from members.models.user import User


class StandInQuerySet(models.QuerySet["StandIn"]):
    def on(self, day: datetime.date) -> Self:
        """Those that hold on one day, and were not ended before."""
        return self.filter(starts_on__lte=day, ends_on__gte=day, ended_at__isnull=True)


class StandIn(models.Model):
    """Dated, both days included: this person of the desk may review returns as an analyst does."""

    user = models.ForeignKey(User, models.PROTECT, related_name="stand_ins")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.TextField()
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="stand_in_ends_after_start"),
            models.CheckConstraint(condition=~Q(reason=""), name="stand_in_has_its_reason"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="stand_in_is_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.starts_on} to {self.ends_on}"
