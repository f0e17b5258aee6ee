"""Every mail that left, with its text: written in the transaction that marks its job done."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils import timezone

from members.models.user import User


class MailQuerySet(models.QuerySet["Mail"]):
    def about(self, subject: models.Model) -> Self:
        """Everything that was written about one object, newest first."""
        return self.filter(subject_type=subject._meta.model_name, subject_key=str(subject.pk))


class Mail(models.Model):
    """One mail as it was sent; ``key`` is its job's key and its Message-ID.

    ``recipient`` is empty for a person who has no account yet. A secret link is not kept: the text says so instead.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    recipient = models.ForeignKey(User, models.PROTECT, related_name="mails", null=True, blank=True)
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    subject_type = models.CharField(max_length=40, blank=True)
    subject_key = models.CharField(max_length=40, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_key"], name="mail_subject")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.address}"
