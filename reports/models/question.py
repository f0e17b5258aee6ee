"""What the secretariat wants to know of a return, and what it notes for itself, in two tables that never meet."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import AnyUser, User
from reports.models.revision import Revision
from reports.models.submission import Submission
from reports.rules.cells import Box


class QuestionState(models.TextChoices):
    """Whose turn it is."""

    OPEN = "open", _("Waits for the company")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, user: AnyUser) -> Self:
        """All for the secretariat, those of their companies' returns for members, none for anybody else."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_desk else self.filter(submission__company__people__user=user)

    def waiting(self) -> Self:
        """Asked and not answered."""
        return self.filter(state=QuestionState.OPEN)


class Question(models.Model):
    """A thread between secretariat and company about one box of a return, or about all of it.

    All three of platform, measure and species group are empty for the whole return; a company count has a measure
    alone. Codes and slugs, as the box was when it was asked about.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="questions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="questions", null=True, blank=True)
    platform = models.CharField(max_length=50, blank=True)
    measure = models.CharField(max_length=50, blank=True)
    species_group = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=QuestionState.choices, default=QuestionState.OPEN)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="question_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=QuestionState.CLOSED, closed_at__isnull=False, closed_by__isnull=False)
                | (~Q(state=QuestionState.CLOSED) & Q(closed_at__isnull=True, closed_by__isnull=True)),
                name="question_is_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(measure="") | Q(platform="", species_group=""),
                name="question_about_a_box_has_a_measure",
            ),
        ]

    def __str__(self) -> str:
        return f"Question about {self.submission}"

    @property
    def box(self) -> Box:
        """The box that it is about; ``RETURN`` for the whole return."""
        return Box(self.platform or None, self.measure, self.species_group or None)


class QuestionMessage(models.Model):
    """One message of a thread: plain text, by either side, read by both."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="messages")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="question_message_has_its_text")]

    def __str__(self) -> str:
        return self.text[:40]


class InternalNote(models.Model):
    """What the secretariat notes about a return; no page, mail or answer of a company reads this table."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="internal_notes")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="internal_note_has_its_text")]

    def __str__(self) -> str:
        return self.text[:40]
