"""Revisions: complete, immutable answers made by signing, with their counts and the attestation of one hash."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Company, CompanyScoped, Platform, User
from reports.models.codes import Measure, SpeciesGroup
from reports.models.draft import VALUE_OR_NOT_TRACKED
from reports.models.submission import Submission


class Door(models.TextChoices):
    """How the numbers came in."""

    FORM = "form", _("Form")
    FILE = "file", _("File")
    API = "api", _("API")
    ON_BEHALF = "on_behalf", _("On the company's behalf")


class BlockedWay(models.TextChoices):
    """What a platform counts as one blocked item."""

    DISTINCT = "distinct", _("Distinct items")
    ATTEMPTS = "attempts", _("Attempts")
    UNKNOWN = "unknown", _("Not known")


class ReportingProfile(models.Model):
    """Dated: what a company tracks. ``boxes`` is {platform: {measure: [species groups, TOTAL among them]}}.

    A platform that is not named, and a company without a profile, track everything in force.
    ``company_measures`` is a list of codes, or null for all in force. ``ways`` says how each platform counts:
    {platform: {"blocked": "distinct" | "attempts" | "unknown", "time_zone": "Asia/Shanghai"}}. A change is a new row.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="profiles")
    starts_on = models.DateField()
    boxes = models.JSONField(default=dict)
    company_measures = models.JSONField(null=True, blank=True)
    ways = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = CompanyScoped["ReportingProfile"].as_manager()

    class Meta:
        ordering = ["company", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["company", "starts_on"], name="reporting_profile_is_one_per_day"),
        ]

    def __str__(self) -> str:
        return f"{self.company} from {self.starts_on}"


class Revision(models.Model):
    """One signed answer; never changed.

    ``explanations`` are those of the draft when it was signed:
    [{"code", "platform", "measure", "species_group", "value", "reason", "text", "second_text"}].
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    hash = models.CharField(max_length=64)
    has_content = models.BooleanField()
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=timezone.now)
    door = models.CharField(max_length=10, choices=Door.choices, default=Door.FORM)
    reason = models.TextField(blank=True)
    profile = models.JSONField(default=dict)
    explanations = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["submission", "number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="revision_number_is_used_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_numbers_start_at_one"),
            models.CheckConstraint(condition=Q(hash__regex=r"^[0-9a-f]{64}$"), name="revision_hash_is_sha256"),
            models.CheckConstraint(condition=Q(door__in=Door.values), name="revision_door_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.submission} revision {self.number}"

    @property
    def attestation(self) -> Attestation:
        """The statement that completed it: the last one, where two were required."""
        return self.attestations.latest("attested_at", "pk")


class Count(models.Model):
    """One cell of a revision: platform × measure × species group, UNSPEC among them, TOTAL never."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="counts")
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    species_group = models.ForeignKey(SpeciesGroup, models.PROTECT, related_name="+")
    value = models.BigIntegerField(null=True, blank=True)
    not_tracked = models.BooleanField(default=False)

    class Meta:
        ordering = ["revision", "platform", "measure", "species_group"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "platform", "measure", "species_group"], name="count_is_one_per_cell"
            ),
            models.CheckConstraint(condition=VALUE_OR_NOT_TRACKED, name="count_is_a_value_or_not_tracked"),
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.measure} {self.species_group}"


class CompanyCount(models.Model):
    """One company measure of a revision."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="company_counts")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    value = models.BigIntegerField(null=True, blank=True)
    not_tracked = models.BooleanField(default=False)

    class Meta:
        ordering = ["revision", "measure"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "measure"], name="company_count_is_one_per_measure"),
            models.CheckConstraint(condition=VALUE_OR_NOT_TRACKED, name="company_count_is_a_value_or_not_tracked"),
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.measure}"


class AttestationWay(models.TextChoices):
    """Where the statement was made."""

    SITE = "site", _("In the site")
    PAPER = "paper", _("On paper")


class Attestation(models.Model):
    """A named signer's statement about one hash: under our own policy, from our records, to our best knowledge.

    Made in the site by a person who signs in, or on paper by one who need not; two where the company requires it.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="attestations")
    hash = models.CharField(max_length=64)
    way = models.CharField(max_length=10, choices=AttestationWay.choices, default=AttestationWay.SITE)
    signer = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    signer_name = models.CharField(max_length=200)
    signer_title = models.CharField(max_length=200, blank=True)
    statement = models.TextField()
    language = models.CharField(max_length=10)
    attested_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["attested_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "signer"], name="attestation_is_one_per_signer"),
            models.CheckConstraint(
                condition=Q(way=AttestationWay.SITE, signer__isnull=False)
                | Q(way=AttestationWay.PAPER, signer__isnull=True),
                name="attestation_in_the_site_has_its_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer_name} on {self.hash[:12]}"
