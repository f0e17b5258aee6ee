"""How often a company hands in its returns: dated, never rewritten once the day has come."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.company import Company, CompanyScoped


class Rhythm(models.TextChoices):
    """When the four returns of a year are due."""

    QUARTERLY = "quarterly", _("Every quarter")
    YEARLY = "yearly", _("All four at the end of the year")


class ReportingRhythm(models.Model):
    """From this day on the company's returns are due in this rhythm; a company without a row reports every quarter."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="rhythms")
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices)
    starts_on = models.DateField()

    objects = CompanyScoped["ReportingRhythm"].as_manager()

    class Meta:
        ordering = ["company", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["company", "starts_on"], name="reporting_rhythm_starts_once_a_day"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="reporting_rhythm_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.rhythm} from {self.starts_on}"
