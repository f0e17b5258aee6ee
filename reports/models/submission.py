"""A company's answer for one quarter: its state with stamps, and what opening froze."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Coalition, Company, CompanyScoped, OwnerGroup, User
from reports.models.quarter import Quarter

if TYPE_CHECKING:
    from reports.models.revision import Revision


class State(models.TextChoices):
    DUE = "due", _("Due")
    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready to sign")
    SUBMITTED = "submitted", _("Submitted")
    SENT_BACK = "sent_back", _("Sent back")
    ACCEPTED = "accepted", _("Accepted")


EDITABLE = (State.DUE, State.DRAFT, State.READY, State.SENT_BACK)
SIGNABLE = (State.DRAFT, State.READY)

_has_ready = Q(ready_at__isnull=False, ready_by__isnull=False)
_no_ready = Q(ready_at__isnull=True, ready_by__isnull=True)
_has_sent_back = Q(sent_back_at__isnull=False, sent_back_by__isnull=False)
_no_sent_back = Q(sent_back_at__isnull=True, sent_back_by__isnull=True, sent_back_note="")
_has_acceptance = Q(accepted_at__isnull=False, accepted_by__isnull=False, accepted_revision__isnull=False)


class SubmissionQuerySet(CompanyScoped["Submission"]):
    def locked(self, submission: Submission) -> Submission:
        """The row itself, held until the transaction ends, with its company and quarter."""
        related = self.select_for_update(of=("self",)).select_related("company", "quarter")
        return related.get(pk=submission.pk)

    def awaiting_review(self) -> Self:
        """Signed and neither accepted nor sent back, oldest first."""
        return self.filter(state=State.SUBMITTED).order_by("submitted_at")

    def counting_in(self, quarter: Quarter) -> Self:
        """Expected submissions of a quarter: exempt ones leave both n and m."""
        return self.filter(quarter=quarter, exempt_at__isnull=True)

    def owed(self, now: datetime.datetime) -> Self:
        """Those of open quarters whose first signature is expected and can still be given."""
        unsigned = self.filter(first_signed_at__isnull=True, exempt_at__isnull=True, is_practice=False)
        return unsigned.with_dates().filter(quarter__opened_at__isnull=False, closes__gt=now)

    def with_dates(self) -> Self:
        """Each with ``due`` and ``closes``: its own instants, or those of its quarter."""
        return self.annotate(
            due=Coalesce("own_due_at", "quarter__due_at"), closes=Coalesce("own_closes_at", "quarter__closes_at")
        )

    def for_board(self, quarter: Quarter) -> Self:
        """Everything that one row of the round board shows."""
        related = ("company", "quarter", "owner", "owner_group", "accepted_revision", "latest_revision")
        return self.filter(quarter=quarter).select_related(*related).order_by("company__name")


class RealSubmissions(models.Manager["Submission"]):
    """Submissions that are reported; practice is out of reach of whatever counts, lists or exports them."""

    def get_queryset(self) -> SubmissionQuerySet:
        """Every submission but those for practice."""
        return SubmissionQuerySet(self.model, using=self._db).filter(is_practice=False)

    def locked(self, submission: Submission) -> Submission:
        """The row itself, for practice or not: a step takes the one it is given."""
        return SubmissionQuerySet(self.model, using=self._db).locked(submission)


class PracticeSubmissions(models.Manager["Submission"]):
    """Submissions by which companies try the path."""

    def get_queryset(self) -> SubmissionQuerySet:
        """The submissions for practice."""
        return SubmissionQuerySet(self.model, using=self._db).filter(is_practice=True)


class Submission(models.Model):
    """One row per expected company and quarter, from the day the quarter opens.

    ``owner`` is the person of the secretariat who sees to it. The own instants hold in place of the quarter's: for a
    company with more time, one that reports once a year, or a return that was opened again.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="submissions")
    quarter = models.ForeignKey(Quarter, models.PROTECT, related_name="submissions")
    owner_group = models.ForeignKey(OwnerGroup, models.PROTECT, related_name="submissions")
    coalitions = models.ManyToManyField(Coalition, related_name="submissions")
    is_practice = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    own_due_at = models.DateTimeField(null=True, blank=True)
    own_closes_at = models.DateTimeField(null=True, blank=True)
    draft_version = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    ready_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    handed_back_note = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    sent_back_note = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    accepted_revision: models.ForeignKey[Revision | None, Revision | None] = models.ForeignKey(
        "reports.Revision", models.PROTECT, related_name="accepted_for", null=True, blank=True
    )
    previous_accepted_revision: models.ForeignKey[Revision | None, Revision | None] = models.ForeignKey(
        "reports.Revision", models.PROTECT, related_name="+", null=True, blank=True
    )
    latest_revision: models.ForeignKey[Revision | None, Revision | None] = models.ForeignKey(
        "reports.Revision", models.PROTECT, related_name="latest_for", null=True, blank=True
    )
    first_signed_at = models.DateTimeField(null=True, blank=True)
    exempt_at = models.DateTimeField(null=True, blank=True)
    exempt_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    exempt_reason = models.TextField(blank=True)

    objects = RealSubmissions.from_queryset(SubmissionQuerySet)()
    practice = PracticeSubmissions.from_queryset(SubmissionQuerySet)()
    every = models.Manager.from_queryset(SubmissionQuerySet)()

    class Meta:
        ordering = ["quarter", "company"]
        constraints = [
            models.UniqueConstraint(fields=["company", "quarter"], name="submission_is_one_per_company_and_quarter"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="submission_state_is_known"),
            models.CheckConstraint(
                condition=Q(is_practice=False) | (Q(accepted_revision__isnull=True) & ~Q(state=State.ACCEPTED)),
                name="submission_for_practice_is_never_accepted",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.READY) & _has_ready) | (~Q(state=State.READY) & _no_ready),
                name="submission_ready_has_its_stamps",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SUBMITTED, submitted_at__isnull=False, latest_revision__isnull=False)
                | ~Q(state=State.SUBMITTED),
                name="submission_submitted_has_its_revision",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.SENT_BACK) & _has_sent_back) | (~Q(state=State.SENT_BACK) & _no_sent_back),
                name="submission_sent_back_has_its_stamps",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.ACCEPTED) & _has_acceptance & Q(accepted_revision=F("latest_revision")))
                | (
                    ~Q(state=State.ACCEPTED)
                    & Q(accepted_at__isnull=True, accepted_by__isnull=True, previous_accepted_revision__isnull=True)
                ),
                name="submission_accepted_has_its_stamps",
            ),
            models.CheckConstraint(
                condition=Q(latest_revision__isnull=True, first_signed_at__isnull=True)
                | Q(latest_revision__isnull=False, first_signed_at__isnull=False),
                name="submission_signature_time_comes_with_a_revision",
            ),
            models.CheckConstraint(
                condition=Q(exempt_at__isnull=True, exempt_by__isnull=True, exempt_reason="")
                | (Q(exempt_at__isnull=False, exempt_by__isnull=False) & ~Q(exempt_reason="")),
                name="submission_exemption_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(own_due_at__isnull=True, own_closes_at__isnull=True)
                | Q(own_due_at__isnull=False, own_closes_at__gte=F("own_due_at")),
                name="submission_own_dates_come_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} {self.quarter}"

    @property
    def is_editable(self) -> bool:
        """The draft may be changed in this state."""
        return self.state in EDITABLE

    @property
    def due_at(self) -> datetime.datetime:
        """The instant from which this return is late."""
        return self.own_due_at or self.quarter.due_at

    @property
    def closes_at(self) -> datetime.datetime:
        """The instant from which a first signature is no longer taken."""
        return self.own_closes_at or self.quarter.closes_at

    @property
    def is_late(self) -> bool:
        """First signed at or after the due instant; the mark stays."""
        return self.first_signed_at is not None and self.first_signed_at >= self.due_at

    @property
    def is_exempt(self) -> bool:
        """Left out of both n and m."""
        return self.exempt_at is not None

    def is_past_due(self, now: datetime.datetime | None = None) -> bool:
        """The due instant has come: a first signature from now on is late."""
        return (now or timezone.now()) >= self.due_at

    def is_past_close(self, now: datetime.datetime | None = None) -> bool:
        """A first signature is no longer taken."""
        return (now or timezone.now()) >= self.closes_at

    def is_owed(self, now: datetime.datetime) -> bool:
        """A first signature is expected and can still be given: nobody is reminded of anything else."""
        never_signed = self.first_signed_at is None and not self.is_exempt
        return never_signed and not self.is_practice and self.quarter.is_open and now < self.closes_at

    @property
    def is_owed_again(self) -> bool:
        """Signed before and open to be signed anew; what was signed last was never accepted, so it does not count."""
        is_open = self.is_editable and not self.is_exempt and not self.is_practice
        return is_open and self.latest_revision_id not in {None, self.accepted_revision_id}

    def is_overdue(self, now: datetime.datetime) -> bool:
        """Never signed although the due instant has come; practice is never due."""
        return not self.is_practice and self.first_signed_at is None and not self.is_exempt and now >= self.due_at
