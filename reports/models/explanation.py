"""Why a number is as it is: explanations of findings, and series breaks that a company proposes or announces."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Company, CompanyScoped, Platform, User
from reports.models.codes import Measure
from reports.models.submission import Submission
from reports.models.target import BreakCause, SeriesBreak


class Reason(models.TextChoices):
    """What a company may give as the cause of a finding."""

    DETECTION = "detection", _("New rule or detection")
    SWEEP = "sweep", _("One-off sweep")
    SEASONAL = "seasonal", _("Seasonal")
    DEFINITION = "definition", _("Changed definition")
    MISTAKE = "mistake", _("An earlier mistake was put right")
    OTHER = "other", _("Other")


class Explanation(models.Model):
    """One reason and text for one finding or many of a draft; signing copies it to the revision.

    ``second_text`` is the same in another language, when the company cares to give it.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="explanations")
    reason = models.CharField(max_length=15, choices=Reason.choices)
    text = models.CharField(max_length=500)
    second_text = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["submission", "made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="explanation_reason_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="explanation_has_its_text"),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}, {self.submission}"


class ExplainedFinding(models.Model):
    """One finding that an explanation covers, with the value it was given for; another value asks again.

    Empty platform or group: the finding is about a company count, or about the return as a whole.
    """

    explanation = models.ForeignKey(Explanation, models.CASCADE, related_name="findings")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="explained_findings")
    code = models.CharField(max_length=40)
    platform = models.CharField(max_length=50, blank=True)
    measure = models.CharField(max_length=50, blank=True)
    species_group = models.CharField(max_length=20, blank=True)
    value = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["explanation", "platform", "measure", "species_group"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "code", "platform", "measure", "species_group"],
                name="explained_finding_has_one_explanation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.platform} {self.measure} {self.species_group}"


class BreakOrigin(models.TextChoices):
    """How a company came to propose a series break."""

    ANNOUNCED = "announced", _("Announced ahead")
    PROFILE = "profile", _("Reporting profile changed")
    EXPLAINED = "explained", _("Explained as a changed definition")


class ProposedBreakQuerySet(CompanyScoped["ProposedBreak"]):
    def waiting(self) -> Self:
        """Neither decided nor withdrawn."""
        return self.filter(decided_at__isnull=True, withdrawn_at__isnull=True)

    def for_reading(self) -> Self:
        """Everything that a line about a proposal shows, the newest day first."""
        related = self.select_related("company", "made_by", "decided_by", "series_break", "submission__quarter")
        return related.prefetch_related("measures", "platforms").order_by("-starts_on", "-made_at", "-pk")


class ProposedBreak(models.Model):
    """A change in how a company counts, from one day on; the secretariat makes a series break of it, or does not.

    Without measures it touches all of them, without platforms the company's all.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="proposed_breaks")
    starts_on = models.DateField()
    cause = models.CharField(max_length=15, choices=BreakCause.choices, default=BreakCause.METHOD)
    measures = models.ManyToManyField(Measure, related_name="+", blank=True)
    platforms = models.ManyToManyField(Platform, related_name="+", blank=True)
    text = models.CharField(max_length=500)
    origin = models.CharField(max_length=10, choices=BreakOrigin.choices)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="proposed_breaks", null=True, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    series_break = models.ForeignKey(SeriesBreak, models.PROTECT, related_name="proposals", null=True, blank=True)

    objects = ProposedBreakQuerySet.as_manager()

    class Meta:
        ordering = ["company", "starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(origin__in=BreakOrigin.values), name="proposed_break_origin_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="proposed_break_has_its_text"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, series_break__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="proposed_break_is_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} from {self.starts_on}"
