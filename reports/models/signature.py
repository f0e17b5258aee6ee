"""Signatures on their way to a revision: the first of two, and those made on paper."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import User
from reports.models.submission import Submission


class FirstSignature(models.Model):
    """One signer's statement about a draft where two are required; void as soon as the draft is read otherwise.

    ``reasons`` is the digest of the explanations that were shown; empty where there were none.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="first_signatures")
    hash = models.CharField(max_length=64)
    reasons = models.CharField(max_length=64, blank=True)
    signer = models.ForeignKey(User, models.PROTECT, related_name="+")
    signer_name = models.CharField(max_length=200)
    signer_title = models.CharField(max_length=200, blank=True)
    statement = models.TextField()
    language = models.CharField(max_length=10)
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "signer", "hash"], name="first_signature_is_one_per_signer_and_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer_name} on {self.hash[:12]}"

    @property
    def read(self) -> tuple[str, str]:
        """What was read: numbers and explanations, as their hash and digest."""
        return self.hash, self.reasons


class PaperState(models.TextChoices):
    """Where a signed sheet is on its way."""

    WAITING = "waiting", _("Waiting for a second person")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Refused")
    REPLACED = "replaced", _("Replaced by another signature")


UNDECIDED = (PaperState.WAITING, PaperState.REPLACED)


class PaperSignature(models.Model):
    """A printed sheet with the short hash, signed or sealed: its scan, who recorded it and who decided about it.

    While it waits it is void as soon as the draft's hash is another one. The second name is that of the second
    signer, where two are required.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="paper_signatures")
    hash = models.CharField(max_length=64)
    scan = models.CharField(max_length=200)
    scan_type = models.CharField(max_length=40)
    scan_sha256 = models.CharField(max_length=64)
    signer_name = models.CharField(max_length=200)
    signer_title = models.CharField(max_length=200, blank=True)
    second_name = models.CharField(max_length=200, blank=True)
    second_title = models.CharField(max_length=200, blank=True)
    statement = models.TextField()
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.WAITING)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    refusal = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PaperState.values), name="paper_signature_state_is_known"),
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(state=PaperState.WAITING),
                name="paper_signature_waits_once_per_submission",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDECIDED, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state__in=UNDECIDED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="paper_signature_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("recorded_by")),
                name="paper_signature_is_decided_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=PaperState.REFUSED) | ~Q(refusal=""), name="paper_signature_refused_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer_name} on paper, {self.hash[:12]}"
