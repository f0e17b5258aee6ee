"""Quarters: exact days and the four instants of a round."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

PRACTICE = "practice"
"""Names a company's newest practice quarter in addresses, and begins the codes of all of them."""


class QuarterQuerySet(models.QuerySet["Quarter"]):
    def due_to_open(self, now: datetime.datetime) -> Self:
        """Planned quarters whose opening instant has come."""
        return self.filter(opened_at__isnull=True, opens_at__lte=now)

    def opened(self) -> Self:
        """Quarters with an expected set, newest first."""
        return self.filter(opened_at__isnull=False).order_by("-starts_on")


class RealQuarters(models.Manager["Quarter"]):
    """Quarters that are reported; practice is out of reach of whatever counts, draws or lists quarters."""

    def get_queryset(self) -> QuarterQuerySet:
        """Every quarter but those for practice."""
        return QuarterQuerySet(self.model, using=self._db).filter(is_practice=False)


class PracticeQuarters(models.Manager["Quarter"]):
    """Quarters in which companies try the path; nothing in them is ever accepted."""

    def get_queryset(self) -> QuarterQuerySet:
        """The quarters for practice."""
        return QuarterQuerySet(self.model, using=self._db).filter(is_practice=True)


class Quarter(models.Model):
    """A calendar quarter; ``code`` is written 2026-Q3, instants are UTC.

    A practice quarter has the days of a real one and the code ``practice-2026-Q3``.
    """

    code = models.CharField(max_length=20, unique=True)
    is_practice = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    publish_on = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = RealQuarters.from_queryset(QuarterQuerySet)()
    practice = PracticeQuarters.from_queryset(QuarterQuerySet)()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["starts_on", "is_practice"], name="quarter_is_one_per_first_day"),
            models.CheckConstraint(condition=Q(starts_on__lt=F("ends_on")), name="quarter_starts_before_it_ends"),
            models.CheckConstraint(condition=Q(opens_at__lt=F("due_at")), name="quarter_opens_before_due"),
            models.CheckConstraint(condition=Q(due_at__lte=F("closes_at")), name="quarter_is_due_before_it_closes"),
            models.CheckConstraint(
                condition=Q(closes_at__lte=F("publish_on")), name="quarter_closes_before_publication"
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(opened_at__gte=F("opens_at")),
                name="quarter_opens_not_before_its_instant",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def address(self) -> str:
        """What names it in the addresses of a company's pages: its code, or ``practice``."""
        return PRACTICE if self.is_practice else self.code

    @property
    def year(self) -> int:
        return self.starts_on.year

    @property
    def number(self) -> int:
        """1 to 4."""
        return (self.starts_on.month + 2) // 3

    @property
    def is_open(self) -> bool:
        """The expected set exists."""
        return self.opened_at is not None

    def is_past_close(self, now: datetime.datetime | None = None) -> bool:
        """A first signature is no longer taken: the closing instant has come."""
        return (now or timezone.now()) >= self.closes_at

    def is_past_due(self, now: datetime.datetime | None = None) -> bool:
        """The due instant has come."""
        return (now or timezone.now()) >= self.due_at
