"""Targets in dated versions, and breaks in series."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import User, english_required, in_language


class Indicator(models.TextChoices):
    """What a target is measured by."""

    REPORTING = "reporting", _("Share of members reporting")
    ON_TIME = "on-time", _("Share of members on time")
    LISTINGS = "listings", _("Listings removed or blocked")
    TRAFFICKING = "trafficking", _("Wildlife trafficking online")


class Direction(models.TextChoices):
    """Which way is progress; a count of removals has none without a written reason."""

    NONE = "", _("None")
    UP = "up", _("Up")
    DOWN = "down", _("Down")


class Target(models.Model):
    """A goal of a coalition; what it says is in its versions."""

    slug = models.SlugField(unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.slug


class TargetVersionQuerySet(models.QuerySet["TargetVersion"]):
    def current(self) -> Self:
        """The newest version of each target, in order."""
        newest = TargetVersion.objects.filter(target=models.OuterRef("target")).order_by("-number").values("number")[:1]
        return self.filter(number=models.Subquery(newest)).select_related("target").order_by("target__position")


class TargetVersion(models.Model):
    """What a target says from one day on. Values are shares in percent or counts, by the indicator's unit.

    ``baseline`` null means not established. A level target is met by reaching the value in a quarter, a
    cumulative one by moving from the baseline to the value by the due date.
    """

    target = models.ForeignKey(Target, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    names = models.JSONField(validators=[english_required])
    indicator = models.CharField(max_length=15, choices=Indicator.choices)
    scope = models.CharField(max_length=20, default="all")
    unit = models.CharField(max_length=20)
    is_level = models.BooleanField(default=False)
    baseline = models.BigIntegerField(null=True, blank=True)
    baseline_quarter = models.CharField(max_length=7, blank=True)
    baseline_source = models.JSONField(default=dict, blank=True)
    value = models.BigIntegerField()
    due_on = models.DateField()
    direction = models.CharField(max_length=5, choices=Direction.choices, blank=True, default=Direction.NONE)
    reason = models.JSONField(default=dict, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = TargetVersionQuerySet.as_manager()

    class Meta:
        ordering = ["target", "number"]
        constraints = [
            models.UniqueConstraint(fields=["target", "number"], name="target_version_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_quarter="")
                | (Q(baseline__isnull=False) & ~Q(baseline_quarter="")),
                name="target_baseline_has_its_quarter",
            ),
            models.CheckConstraint(
                condition=~Q(indicator=Indicator.LISTINGS) | Q(direction="") | ~Q(reason={}),
                name="target_on_a_count_has_a_written_reason",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.names)


class BreakCause(models.TextChoices):
    METHOD = "method", _("Method")
    SCOPE = "scope", _("Scope")
    MEMBERSHIP = "membership", _("Membership")
    UNIT = "unit", _("Unit")


class SeriesBreak(models.Model):
    """From this day on numbers are not comparable with those before; drawn on every chart it touches."""

    starts_on = models.DateField()
    cause = models.CharField(max_length=15, choices=BreakCause.choices)
    measures = models.ManyToManyField("reports.Measure", related_name="breaks", blank=True)
    names = models.JSONField(validators=[english_required])
    texts = models.JSONField(validators=[english_required])

    class Meta:
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return in_language(self.names)


class HistoryFigure(models.Model):
    """A number that somebody else published, with window, unit, precision and source; never added to ours."""

    position = models.PositiveSmallIntegerField(unique=True)
    published = models.CharField(max_length=10)
    metric = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=20, decimal_places=2)
    scope = models.CharField(max_length=40)
    window_start = models.CharField(max_length=10, blank=True)
    window_end = models.CharField(max_length=10, blank=True)
    unit = models.CharField(max_length=100)
    precision = models.CharField(max_length=40, blank=True)
    is_drawn = models.BooleanField(default=False)
    source = models.TextField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.metric} {self.published}"
