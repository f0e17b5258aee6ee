"""Asking to correct an accepted return."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from members.models import User
from reports.models.revision import Revision
from reports.models.submission import Submission


class CorrectionRequestQuerySet(models.QuerySet["CorrectionRequest"]):
    def current(self, submission: Submission) -> CorrectionRequest | None:
        """What is asked for a submission and neither withdrawn nor done."""
        return self.filter(submission=submission, ended_at__isnull=True).first()


class CorrectionRequest(models.Model):
    """A company asks to correct an accepted return; until it is ended the company may withdraw it.

    ``opened_at`` is empty while a release holds the quarter: then the request waits for the yearly edition. What the
    acceptance was is kept here, so that withdrawing puts it back.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="correction_requests")
    reason = models.TextField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    accepted_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    previous_accepted_revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", null=True, blank=True)

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="correction_request_has_its_reason"),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(ended_at__isnull=False),
                name="correction_request_withdrawn_has_ended",
            ),
            models.UniqueConstraint(
                fields=["submission"], condition=Q(ended_at__isnull=True), name="correction_request_is_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.reason[:40]}"

    @property
    def waits(self) -> bool:
        """For the yearly edition: the return stays closed until then."""
        return self.opened_at is None and self.ended_at is None
