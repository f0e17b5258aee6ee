"""Platforms, what type they are, and which company held them when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from members.models.company import Company, CompanyScoped
from members.models.names import english_required, in_language


class PlatformType(models.Model):
    """A kind of online service; a code list."""

    code = models.SlugField(unique=True)
    names = models.JSONField(validators=[english_required])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return in_language(self.names)


class Platform(models.Model):
    """An online service that a company runs."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    platform_type = models.ForeignKey(PlatformType, models.PROTECT, related_name="platforms")

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class PlatformSpell(models.Model):
    """Dated: this company holds this platform."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="spells")
    company = models.ForeignKey(Company, models.PROTECT, related_name="platform_spells")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = CompanyScoped["PlatformSpell"].as_manager()

    class Meta:
        ordering = ["platform", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["platform", "starts_on"], name="platform_spell_starts_once_a_day"),
            models.UniqueConstraint(
                fields=["platform"], condition=Q(ends_on__isnull=True), name="platform_spell_lasts_at_one_company"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="platform_spell_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform} of {self.company}"
