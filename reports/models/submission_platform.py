"""The platforms that opening a quarter froze on a return."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from members.models import Coalition, Platform, PlatformType
from reports.models.submission import Submission


class SubmissionPlatform(models.Model):
    """Frozen at opening: this platform is expected in this return, in this coalition, for these days.

    n, m and the scope of counts read these rows only.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="platform_rows")
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+")
    platform_type = models.ForeignKey(PlatformType, models.PROTECT, related_name="+")
    coalition = models.ForeignKey(Coalition, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["submission", "platform", "coalition"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "platform", "coalition"], name="submission_platform_is_frozen_once"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="submission_platform_starts_before_it_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform} in {self.coalition}, {self.submission}"
