"""Chasing beside the mails that send themselves: contacts that people made, and escalations that wait for a click."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Company, CompanyScoped, User
from reports.models.submission import Submission


class ContactWay(models.TextChoices):
    """How somebody was reached outside this site."""

    TELEPHONE = "telephone", _("Telephone")
    CHAT = "chat", _("Chat")
    MEETING = "meeting", _("Meeting")
    MAIL = "mail", _("E-mail from elsewhere")


class LoggedContact(models.Model):
    """A contact with a company that somebody of the desk made elsewhere and wrote down; never changed."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="logged_contacts")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="logged_contacts", null=True, blank=True)
    way = models.CharField(max_length=10, choices=ContactWay.choices)
    person = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=2000)
    at = models.DateTimeField()
    logged_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(default=timezone.now)

    objects = CompanyScoped["LoggedContact"].as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=ContactWay.values), name="logged_contact_way_is_known"),
            models.CheckConstraint(condition=~Q(note=""), name="logged_contact_has_its_note"),
        ]

    def __str__(self) -> str:
        return f"{self.company}, {self.way}"


class EscalationState(models.TextChoices):
    """Nothing is sent before somebody decides."""

    WAITING = "waiting", _("Waits for you")
    SENT = "sent", _("Sent")
    DISMISSED = "dismissed", _("Not sent")


class EscalationQuerySet(models.QuerySet["Escalation"]):
    def waiting(self) -> Self:
        """Prepared and not decided, for a return that is still owed."""
        owed = Submission.objects.owed(timezone.now()).values("pk")
        return self.filter(state=EscalationState.WAITING, submission__in=owed)


class Escalation(models.Model):
    """A step of the ladder that goes to a second contact and the liaison, prepared for somebody's click."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="escalations")
    step = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=EscalationState.choices, default=EscalationState.WAITING)
    prepared_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        ordering = ["prepared_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "step"], name="escalation_is_prepared_once_per_step"),
            models.CheckConstraint(condition=Q(state__in=EscalationState.values), name="escalation_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=EscalationState.WAITING, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state=EscalationState.WAITING) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="escalation_is_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} of {self.submission}"
