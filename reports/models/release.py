"""Releases: immutable vintages of the whole series with cells, figures, words, files and inputs."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.models import User
from reports.disclosure import cells as disclosure
from reports.models.policy import DisclosurePolicy
from reports.models.quarter import Quarter
from reports.models.revision import Revision
from reports.models.submission import Submission


class ReleaseState(models.TextChoices):
    FROZEN = "frozen", _("Frozen")
    PUBLISHING = "publishing", _("Publishing")
    PUBLISHED = "published", _("Published")
    DISCARDED = "discarded", _("Discarded")


HELD = (ReleaseState.FROZEN, ReleaseState.PUBLISHING, ReleaseState.PUBLISHED)
PENDING = (ReleaseState.FROZEN, ReleaseState.PUBLISHING)

_no_discard = Q(discarded_at__isnull=True, discarded_by__isnull=True, discard_reason="")
_has_discard = Q(discarded_at__isnull=False, discarded_by__isnull=False) & ~Q(discard_reason="")
_no_signature = Q(signed_at__isnull=True, signed_by__isnull=True)
_has_signature = Q(signed_at__isnull=False, signed_by__isnull=False)


class ReleaseQuerySet(models.QuerySet["Release"]):
    def published(self) -> Self:
        """What the public may read, newest first."""
        return self.filter(state=ReleaseState.PUBLISHED).select_related("quarter").order_by("-published_at", "-pk")

    def pending(self) -> Self:
        """The one release that is frozen or publishing, if any."""
        return self.filter(state__in=PENDING)


class Release(models.Model):
    """One publication act: the series up to its quarter. ``words`` holds, by language, every text of its pages."""

    quarter = models.ForeignKey(Quarter, models.PROTECT, related_name="releases")
    edition = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=ReleaseState.choices, default=ReleaseState.FROZEN)
    is_pending = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    method_version = models.CharField(max_length=10, default="1")
    policy = models.ForeignKey(DisclosurePolicy, models.PROTECT, related_name="+")
    previous: models.ForeignKey[Release | None, Release | None] = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, blank=True
    )
    cutoff_at = models.DateTimeField()
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)
    discarded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    discard_reason = models.TextField(blank=True)
    hash = models.CharField(max_length=64)
    words = models.JSONField(default=dict)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["quarter", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "edition"],
                condition=~Q(state=ReleaseState.DISCARDED),
                name="release_edition_is_used_once",
            ),
            models.CheckConstraint(
                condition=Q(is_pending=True, state__in=PENDING) | (Q(is_pending=False) & ~Q(state__in=PENDING)),
                name="release_is_pending_until_published_or_discarded",
            ),
            models.UniqueConstraint(
                fields=["is_pending"], condition=Q(is_pending=True), name="release_pending_is_at_most_one"
            ),
            models.CheckConstraint(
                condition=(Q(state=ReleaseState.FROZEN) & _no_signature & _no_discard & Q(published_at__isnull=True))
                | (Q(state=ReleaseState.PUBLISHING) & _has_signature & _no_discard & Q(published_at__isnull=True))
                | (Q(state=ReleaseState.PUBLISHED) & _has_signature & _no_discard & Q(published_at__isnull=False))
                | (Q(state=ReleaseState.DISCARDED) & _no_signature & _has_discard & Q(published_at__isnull=True)),
                name="release_state_matches_its_stamps",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("frozen_by")),
                name="release_is_published_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The public name, for example 2026-Q2.1."""
        return f"{self.quarter.code}.{self.edition}"

    @property
    def files_key(self) -> str:
        """The business key of the job that makes its files."""
        return f"release-files:{self.pk}"


class ReleaseInputQuerySet(models.QuerySet["ReleaseInput"]):
    def holding(self, submission: Submission) -> Self:
        """The inputs by which frozen, publishing or published releases hold a submission."""
        return self.filter(submission=submission, release__state__in=HELD)


class ReleaseInput(models.Model):
    """Which revision of which submission a release was made from; none where an expected return was missing."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="inputs")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="release_inputs")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="release_inputs", null=True, blank=True)
    is_exempt = models.BooleanField(default=False)

    objects = ReleaseInputQuerySet.as_manager()

    class Meta:
        ordering = ["release", "submission"]
        constraints = [
            models.UniqueConstraint(fields=["release", "submission"], name="release_input_is_one_per_submission"),
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.submission}"


class Table(models.TextChoices):
    """The tables of a release; their values are the names in addresses and files, and those of disclosure control."""

    QUARTER = disclosure.Table.QUARTER.value, _("By quarter")
    YEAR = disclosure.Table.YEAR.value, _("By calendar year")
    CUMULATIVE = disclosure.Table.CUMULATIVE.value, _("Running total")
    SECTION_YEAR = disclosure.Table.SECTION_YEAR.value, _("By section and calendar year")


class CellStatus(models.TextChoices):
    FINAL = "final", _("Final")
    PROVISIONAL = "provisional", _("Provisional")
    REVISED = "revised", _("Revised")
    WITHHELD = "withheld", _("Withheld")
    NOT_COLLECTED = "not_collected", _("Not collected")


class ReleaseCell(models.Model):
    """One published number, or the range that anybody could work out where it is withheld; never changed.

    ``period`` is 2026-Q2, 2025 or, for a cumulative cell, its last quarter; ``section`` is ALL outside the
    section table. ``received`` of ``expected`` quarterly returns stand behind it.
    """

    release = models.ForeignKey(Release, models.PROTECT, related_name="cells")
    position = models.PositiveIntegerField()
    table = models.CharField(max_length=15, choices=Table.choices)
    scope = models.CharField(max_length=20, default="all")
    period = models.CharField(max_length=10)
    section = models.CharField(max_length=20, default="ALL")
    part = models.CharField(max_length=15)
    value = models.BigIntegerField(null=True, blank=True)
    low = models.BigIntegerField(null=True, blank=True)
    high = models.BigIntegerField(null=True, blank=True)
    status = models.CharField(max_length=15, choices=CellStatus.choices)
    first_value = models.BigIntegerField(null=True, blank=True)
    first_release = models.CharField(max_length=12)
    received = models.PositiveIntegerField()
    expected = models.PositiveIntegerField()
    window_start = models.DateField()
    window_end = models.DateField()

    class Meta:
        ordering = ["release", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "table", "scope", "period", "section", "part"], name="release_cell_is_one_per_key"
            ),
            models.CheckConstraint(condition=Q(received__lte=F("expected")), name="release_cell_coverage_is_a_share"),
            models.CheckConstraint(
                condition=Q(status__in=[CellStatus.WITHHELD, CellStatus.NOT_COLLECTED], value__isnull=True)
                | (
                    ~Q(status__in=[CellStatus.WITHHELD, CellStatus.NOT_COLLECTED])
                    & Q(value__isnull=False, value__gte=0)
                ),
                name="release_cell_has_a_value_unless_withheld",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.period} {self.section} {self.part}"


class ReleaseFigure(models.Model):
    """One chart of a release in one language, drawn once: what page, file and API show alike.

    ``document`` holds title, subtitle, alt text, long text, notes, source, key, columns and rows; the two ``spec_*``
    are what the browser explores, ``svg_file`` the picture with fixed colours, ``csv`` its rows.
    """

    release = models.ForeignKey(Release, models.PROTECT, related_name="figures")
    chart = models.SlugField()
    language = models.CharField(max_length=10)
    document = models.JSONField()
    spec_wide = models.TextField()
    spec_narrow = models.TextField()
    svg_wide = models.TextField()
    svg_narrow = models.TextField()
    svg_file = models.TextField()
    csv = models.TextField()

    class Meta:
        ordering = ["release", "chart", "language"]
        constraints = [
            models.UniqueConstraint(fields=["release", "chart", "language"], name="release_figure_is_one_per_language"),
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.chart} ({self.language})"


class ReleaseFile(models.Model):
    """A file of a release, kept in the database so that it appears and stays together with it."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        ordering = ["release", "name"]
        constraints = [
            models.UniqueConstraint(fields=["release", "name"], name="release_file_name_is_used_once"),
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.name}"
