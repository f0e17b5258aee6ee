"""What happened: one row for each act, written in the act's own transaction, never changed."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils import timezone


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> Self:
        """Everything that happened to one object, oldest first."""
        return self.filter(subject_type=subject._meta.model_name, subject_key=str(subject.pk)).order_by("pk")


class Event(models.Model):
    """One act: who did what to which object, and why; figures stay out of it.

    Subject and actor are named by type and key, without foreign keys, so that history never blocks a change.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=40)
    actor_type = models.CharField(max_length=10)
    actor_key = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_type", "subject_key"], name="event_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor_type__in=["user", "token", "clock"]), name="event_actor_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_key}"
