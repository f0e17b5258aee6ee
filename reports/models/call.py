"""Answers to calls that carried an Idempotency-Key, kept so that a retry gets the same one."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from members.models import Token


class KeyedCall(models.Model):
    """One call of one token: the hash of what was asked, and the answer as it was given, written with its effect.

    Status 0 is a call under way; nobody sees it, since it and its effect are one transaction.
    """

    token = models.ForeignKey(Token, models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    request_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="keyed_call_is_answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.token} {self.key}"
