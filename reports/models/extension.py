"""More time for one company: asked for, then granted or refused, once."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import User
from reports.models.submission import Submission


class ExtensionState(models.TextChoices):
    """What became of it."""

    ASKED = "asked", _("Asked for")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def waiting(self) -> Self:
        """Asked for and not decided."""
        return self.filter(state=ExtensionState.ASKED)

    def granted(self) -> Self:
        """What gave more time, the newest decision last."""
        return self.filter(state=ExtensionState.GRANTED).order_by("decided_at", "pk")

    def moved_due(self) -> Self:
        """Granted ones that moved the due instant: each began a new obligation."""
        return self.filter(state=ExtensionState.GRANTED, keeps_mark=False)


class Extension(models.Model):
    """One request for more time, or what the secretariat gave unasked (then both persons are the same).

    ``wanted_on`` is the last day asked for, ``granted_on`` the last day given, both in the reporting time zone.
    ``keeps_mark``: it was asked for after the due instant, so the return stays late for ever.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="extensions")
    state = models.CharField(max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    wanted_on = models.DateField()
    reason = models.TextField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    granted_on = models.DateField(null=True, blank=True)
    keeps_mark = models.BooleanField(default=False)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ExtensionState.values), name="extension_state_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_its_reason"),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.ASKED, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state=ExtensionState.ASKED) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="extension_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.GRANTED, granted_on__isnull=False)
                | (~Q(state=ExtensionState.GRANTED) & Q(granted_on__isnull=True)),
                name="extension_granted_has_its_day",
            ),
            models.UniqueConstraint(
                fields=["submission"], condition=Q(state=ExtensionState.ASKED), name="extension_is_asked_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission} until {self.wanted_on}"
