"""What the secretariat did to convince itself of one revision: its checklist, and how far the numbers were verified."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import User
from reports.models.revision import Revision


class ChecklistItem(models.TextChoices):
    """What a reviewer looks at; ticked by a person, never by the site."""

    CHANGES = "changes", _("The changes since last quarter are plausible")
    EXPLANATIONS = "explanations", _("Every explanation says what happened")
    DEFINITIONS = "definitions", _("Nothing was counted in another way than before, or a series break says so")
    COVERAGE = "coverage", _("Every platform and measure that was expected has an answer")
    QUESTIONS = "questions", _("Every question is answered")


class ChecklistTick(models.Model):
    """One item ticked for one revision; a new revision starts with none."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="ticks")
    item = models.CharField(max_length=20, choices=ChecklistItem.choices)
    ticked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["revision", "item"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "item"], name="checklist_tick_is_one_per_revision_and_item"),
            models.CheckConstraint(condition=Q(item__in=ChecklistItem.values), name="checklist_tick_item_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item}, {self.revision}"


class VerificationState(models.TextChoices):
    """How far somebody other than the company looked at its numbers."""

    SELF_REPORTED = "self_reported", _("Self-reported")
    DESK_CHECKED = "desk_checked", _("Desk-checked")
    SAMPLED = "sampled", _("Sampled")


class Verification(models.Model):
    """One record about one revision, the newest holds; a revision without any is self-reported.

    ``drawn`` listings were looked up by ``sampled_by``, ``confirmed`` of them were as reported; no addresses are kept.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="verifications")
    state = models.CharField(max_length=15, choices=VerificationState.choices)
    sampled_by = models.CharField(max_length=200, blank=True)
    drawn = models.PositiveIntegerField(null=True, blank=True)
    confirmed = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["revision", "-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VerificationState.values), name="verification_state_is_known"),
            models.CheckConstraint(
                condition=(
                    Q(state=VerificationState.SAMPLED, drawn__gte=1, confirmed__isnull=False, confirmed__lte=F("drawn"))
                    & ~Q(sampled_by="")
                )
                | (~Q(state=VerificationState.SAMPLED) & Q(sampled_by="", drawn__isnull=True, confirmed__isnull=True)),
                name="verification_by_sample_has_its_numbers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state}, {self.revision}"
