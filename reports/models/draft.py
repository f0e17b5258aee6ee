"""The one mutable draft of a submission: its answered boxes, row by row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from members.models import Platform
from reports.models.codes import Measure, SpeciesGroup
from reports.models.submission import Submission

# A comparison with NULL is not false, so that there is a number has to be said.
VALUE_OR_NOT_TRACKED = Q(value__isnull=False, value__gte=0, not_tracked=False) | Q(value__isnull=True, not_tracked=True)


class DraftCount(models.Model):
    """One answered box of a draft; a blank box has no row."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="draft_counts")
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    species_group = models.ForeignKey(SpeciesGroup, models.PROTECT, related_name="+")
    value = models.BigIntegerField(null=True, blank=True)
    not_tracked = models.BooleanField(default=False)

    class Meta:
        ordering = ["submission", "platform", "measure", "species_group"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "platform", "measure", "species_group"], name="draft_count_is_one_per_box"
            ),
            models.CheckConstraint(condition=VALUE_OR_NOT_TRACKED, name="draft_count_is_a_value_or_not_tracked"),
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.measure} {self.species_group}"


class DraftCompanyCount(models.Model):
    """One answered company measure of a draft."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="draft_company_counts")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    value = models.BigIntegerField(null=True, blank=True)
    not_tracked = models.BooleanField(default=False)

    class Meta:
        ordering = ["submission", "measure"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "measure"], name="draft_company_count_is_one_per_measure"),
            models.CheckConstraint(condition=VALUE_OR_NOT_TRACKED, name="draft_company_count_is_value_or_not_tracked"),
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.measure}"
