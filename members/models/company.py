"""Companies and the owner groups that hold them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from members.access import CompanyRoleName

if TYPE_CHECKING:
    from members.models.user import AnyUser, User

_M = TypeVar("_M", bound=models.Model)


def in_force(on: datetime.date, prefix: str = "") -> Q:
    """Rows of a dated interval (last day included, open when empty) that hold on one day."""
    open_end = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": on})
    return Q(**{f"{prefix}starts_on__lte": on}) & open_end


class CompanyScoped(models.QuerySet[_M]):
    """Rows that belong to one company through their ``company`` field."""

    def visible_to(self, user: AnyUser) -> Self:
        """All rows for the secretariat, their companies' for members, none for anybody else."""
        if not user.is_authenticated:
            return self.none()
        if user.is_desk:
            return self
        return self.filter(company__people__user=user)


class OwnerGroup(models.Model):
    """Companies under common control: one contributor in disclosure rules."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class CompanyQuerySet(models.QuerySet["Company"]):
    def visible_to(self, user: AnyUser) -> Self:
        """All companies for the secretariat, their own for members, none for anybody else."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_desk else self.filter(people__user=user)

    def able_to_sign(self) -> Self:
        """Companies with as many active signers as a return of theirs takes."""
        signer = Q(people__role=CompanyRoleName.SIGNER, people__user__is_active=True)
        signers = models.Count("people", filter=signer, distinct=True)
        return self.annotate(signers=signers).filter(signers__gte=F("signers_required"))

    def with_spell_on(self, on: datetime.date) -> Self:
        """Companies with a membership spell in force on one day: the expected set when a quarter opens."""
        spell = in_force(on, "spells__")
        return self.filter(spell).distinct()

    def with_dated_rows(self) -> Self:
        """Each with its liaison, membership spells, tenures of platforms, owner groups and rhythms, read at once."""
        return self.select_related("liaison").prefetch_related(
            "spells__platforms",
            "spells__coalition",
            "platform_spells__platform__platform_type",
            "ownerships__owner_group",
            "rhythms",
        )

    def locked(self, *companies: Company) -> list[Company]:
        """The rows themselves, held until the transaction ends, in the order they were given."""
        asked = self.filter(pk__in=[company.pk for company in companies]).order_by("pk")
        held = {row.pk: row for row in asked.select_for_update(no_key=True)}
        return [held[company.pk] for company in companies]

    def lasting(self, on: datetime.date) -> Self:
        """Companies with a membership that holds on one day or begins after it, but for merged ones."""
        open_end = Q(spells__ends_on__isnull=True) | Q(spells__ends_on__gte=on)
        return self.filter(open_end, spells__starts_on__isnull=False, merged_into__isnull=True).distinct()


class Company(models.Model):
    """A legal organisation that reports, once a quarter, however many coalitions it is in.

    ``liaison`` is the person of the secretariat who looks after it. A company that was merged keeps its own history.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    other_names = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    is_demonstration = models.BooleanField(default=False)
    signers_required = models.PositiveSmallIntegerField(default=1)
    liaison: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        "members.User", models.PROTECT, related_name="+", null=True, blank=True
    )
    merged_into: models.ForeignKey[Company | None, Company | None] = models.ForeignKey(
        "self", models.PROTECT, related_name="merged", null=True, blank=True
    )
    merged_on = models.DateField(null=True, blank=True)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=Q(signers_required__in=[1, 2]), name="company_needs_one_signer_or_two"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_on__isnull=True)
                | (Q(merged_into__isnull=False, merged_on__isnull=False) & ~Q(merged_into=F("pk"))),
                name="company_is_merged_into_another_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def serving_liaison(self) -> User | None:
        """The liaison as long as they serve the secretariat; who has left looks after nobody."""
        held = self.liaison
        return held if held is not None and held.is_active and held.is_desk else None

    def owner_group_on(self, on: datetime.date) -> OwnerGroup | None:
        """The owner group that held this company on one day, or none recorded."""
        ownership = self.ownerships.filter(in_force(on)).select_related("owner_group").first()
        return ownership.owner_group if ownership else None


class Ownership(models.Model):
    """Dated: this company belongs to this owner group."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="ownerships")
    owner_group = models.ForeignKey(OwnerGroup, models.PROTECT, related_name="ownerships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = CompanyScoped["Ownership"].as_manager()

    class Meta:
        ordering = ["company", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["company", "starts_on"], name="ownership_starts_once_a_day"),
            models.UniqueConstraint(
                fields=["company"], condition=Q(ends_on__isnull=True), name="ownership_lasts_in_one_group_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="ownership_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} in {self.owner_group}"
