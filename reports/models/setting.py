"""What an administrator may set, by version: dated, with a reason, never rewritten; knows no meaning of a value."""

from __future__ import annotations

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import User


class DatedSettingQuerySet(models.QuerySet["DatedSetting"]):
    def in_force(self, name: str, on: datetime.date) -> DatedSetting | None:
        """The newest version of a setting that has begun by one day, or none: then what ships with the site holds."""
        return self.filter(name=name, starts_on__lte=on).order_by("-starts_on", "-version").first()

    def history(self, name: str) -> Self:
        """All versions of one setting, newest first."""
        return self.filter(name=name).order_by("-version")


class DatedSetting(models.Model):
    """One version of one setting, from a day on.

    ``name`` is ``ladder``, ``thresholds``, or ``mail:`` and the kind of a mail; ``value`` is what its reader expects.
    """

    name = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    value: models.JSONField[Any, Any] = models.JSONField()
    starts_on = models.DateField()
    reason = models.TextField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = DatedSettingQuerySet.as_manager()

    class Meta:
        ordering = ["name", "version"]
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="dated_setting_has_one_row_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="dated_setting_versions_start_at_one"),
            models.CheckConstraint(condition=~Q(reason=""), name="dated_setting_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
