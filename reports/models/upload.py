"""Files that companies send: what was read of each, and how a company's own labels map to our codes."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Company, CompanyScoped, Job, Token, User
from reports.models.submission import Submission


class UploadState(models.TextChoices):
    """What became of a file."""

    WAITING = "waiting", _("Waiting to be read")
    READ = "read", _("Read, not used yet")
    REFUSED = "refused", _("Cannot be used")
    USED = "used", _("Used")


class Upload(models.Model):
    """One spreadsheet for one return. Nothing of it is in the draft until somebody uses it.

    ``reading`` is what the reader found, as a document (``reports.intake.reading``). ``name`` is a label and no path.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, models.PROTECT, related_name="uploads")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=UploadState.choices, default=UploadState.WAITING)
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", null=True, blank=True)
    reading = models.JSONField(default=dict, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    token = models.ForeignKey(Token, models.PROTECT, related_name="+", null=True, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = CompanyScoped["Upload"].as_manager()

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=UploadState.values), name="upload_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=UploadState.USED, used_at__isnull=False)
                | (~Q(state=UploadState.USED) & Q(used_at__isnull=True)),
                name="upload_is_used_at_a_time",
            ),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="upload_hash_is_sha256"),
        ]

    def __str__(self) -> str:
        return self.name


class LabelKind(models.TextChoices):
    """What a company's own label stands for."""

    PLATFORM = "platform", _("Platform")
    GROUP = "species_group", _("Species group")
    MEASURE = "measure", _("Measure")


class SavedLabel(models.Model):
    """One label of a company's own sheets and the code it stands for; several labels may stand for one code.

    ``folded`` is the label as it is compared: NFKC, case and spaces folded. An empty code: the label is left out.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="saved_labels")
    kind = models.CharField(max_length=15, choices=LabelKind.choices)
    label = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    code = models.CharField(max_length=50, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = CompanyScoped["SavedLabel"].as_manager()

    class Meta:
        ordering = ["company", "kind", "folded"]
        constraints = [
            models.UniqueConstraint(fields=["company", "kind", "folded"], name="saved_label_stands_for_one_code"),
            models.CheckConstraint(condition=Q(kind__in=LabelKind.values), name="saved_label_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.label} → {self.code}"
