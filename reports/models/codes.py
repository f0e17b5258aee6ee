"""Code lists: sections, species groups and measures, each with both languages and validity dates."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import english_required, in_force, in_language
from reports import parts
from reports.rules.crosswalk import Crosswalk, resolved


class Section(models.Model):
    """A parent of species groups: a sum, never entered."""

    code = models.CharField(max_length=20, unique=True)
    names = models.JSONField(validators=[english_required])
    is_wildlife = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return in_language(self.names)


class GroupKind(models.TextChoices):
    """What a row of the counts grid stands for."""

    GROUP = "group", _("Species group")
    TOTAL = "total", _("Total")
    REST = "rest", _("Not broken down")


class SpeciesGroupQuerySet(models.QuerySet["SpeciesGroup"]):
    def enterable(self, on: datetime.date) -> Self:
        """The leaves in force on one day, in the fixed order of every grid and file."""
        return self.filter(in_force(on), kind=GroupKind.GROUP).select_related("section").order_by("position")


class SpeciesGroup(models.Model):
    """A leaf of the coalition's list; TOTAL and UNSPEC are kept here too, marked by their kind."""

    code = models.CharField(max_length=20, unique=True)
    section = models.ForeignKey(Section, models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=10, choices=GroupKind.choices, default=GroupKind.GROUP)
    names = models.JSONField(validators=[english_required])
    taxon = models.CharField(max_length=300, blank=True)
    cites_appendix = models.CharField(max_length=20, blank=True)
    appendix_valid_from = models.DateField(null=True, blank=True)
    typical_products = models.TextField(blank=True)
    hints = models.JSONField(default=dict, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()
    starts_on = models.DateField(default=datetime.date(2018, 1, 1))
    ends_on = models.DateField(null=True, blank=True)

    objects = SpeciesGroupQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return in_language(self.names)


class SuccessionKind(models.TextChoices):
    """Which code list a succession belongs to."""

    GROUP = "species_group", _("Species group")
    MEASURE = "measure", _("Measure")


class SuccessionCause(models.TextChoices):
    """Why one code took the place of another."""

    RENAMED = "renamed", _("Renamed")
    MERGED = "merged", _("Merged")


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def crosswalk(self, on: datetime.date) -> Crosswalk:
        """How codes of any time before are read on one day."""
        steps: dict[str, dict[str, str]] = {kind: {} for kind in SuccessionKind.values}
        for kind, former, successor in self.filter(starts_on__lte=on).values_list("kind", "former", "successor"):
            steps[kind][former] = successor
        return Crosswalk(groups=resolved(steps[SuccessionKind.GROUP]), measures=resolved(steps[SuccessionKind.MEASURE]))


class Succession(models.Model):
    """The crosswalk: from this day on the successor is counted where the former code was; old returns keep the former.

    Several former codes may have one successor, a former code has one.
    """

    kind = models.CharField(max_length=15, choices=SuccessionKind.choices)
    former = models.CharField(max_length=50)
    successor = models.CharField(max_length=50)
    starts_on = models.DateField()
    cause = models.CharField(max_length=10, choices=SuccessionCause.choices)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "former"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "former"], name="succession_is_one_per_former_code"),
            models.CheckConstraint(condition=~Q(former=models.F("successor")), name="succession_leads_elsewhere"),
            models.CheckConstraint(condition=Q(kind__in=SuccessionKind.values), name="succession_kind_is_known"),
            models.CheckConstraint(condition=Q(cause__in=SuccessionCause.values), name="succession_cause_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.former} → {self.successor}"


class Level(models.TextChoices):
    """What a measure tells about: from effort to effect."""

    INPUT = "input", _("Input")
    ACTIVITY = "activity", _("Activity")
    RESPONSE = "response", _("Response")
    EXPOSURE = "exposure", _("Exposure")
    OUTCOME = "outcome", _("Outcome")


class Split(models.TextChoices):
    """How finely a measure may be given."""

    SPECIES = "species", _("By species group")
    PLATFORM = "platform", _("Platform total only")
    COMPANY = "company", _("Once per company")


class Part(models.TextChoices):
    """Where a measure enters the total of listings removed or blocked; empty for other units."""

    NONE = "", _("In no listings total")
    REMOVED = "removed", _("Removed")
    BLOCKED = "blocked", _("Blocked")
    NOT_SEPARATED = "not_separated", _("Not separated")


class MeasureQuerySet(models.QuerySet["Measure"]):
    def valid_on(self, on: datetime.date) -> Self:
        """The measures in force on one day."""
        return self.filter(in_force(on)).order_by("position")

    def parts(self) -> dict[str, parts.Part]:
        """Where each measure enters the listings total; accounts, attempts and company measures enter none."""
        entering = self.exclude(part=Part.NONE).values_list("code", "part")
        return {code: parts.Part(part) for code, part in entering}


class Measure(models.Model):
    """One thing that is counted."""

    code = models.SlugField(unique=True)
    names = models.JSONField(validators=[english_required])
    prompts = models.JSONField(validators=[english_required])
    definitions = models.JSONField(validators=[english_required])
    unit = models.CharField(max_length=30)
    level = models.CharField(max_length=10, choices=Level.choices)
    stage = models.CharField(max_length=30, blank=True)
    found_by = models.CharField(max_length=30, blank=True)
    split = models.CharField(max_length=10, choices=Split.choices)
    part = models.CharField(max_length=15, choices=Part.choices, blank=True, default=Part.NONE)
    ceiling = models.BigIntegerField(default=1_000_000_000)
    position = models.PositiveSmallIntegerField()
    starts_on = models.DateField(default=datetime.date(2018, 1, 1))
    ends_on = models.DateField(null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=Q(ceiling__gt=0), name="measure_ceiling_is_positive"),
            models.CheckConstraint(
                condition=Q(part="") | ~Q(split=Split.COMPANY), name="measure_in_a_listings_total_is_given_per_platform"
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.names)

    @property
    def prompt(self) -> str:
        """How a company is asked for it."""
        return in_language(self.prompts)

    @property
    def headings(self) -> list[str]:
        """What a sheet may call it: its code, its names and its prompts in every language."""
        return list(dict.fromkeys((self.code, *self.names.values(), *self.prompts.values())))

    @property
    def definition(self) -> str:
        """The counting rule."""
        return in_language(self.definitions)
