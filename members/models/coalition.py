"""Coalitions and the dated membership of companies in them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from members.models.company import Company, CompanyScoped
from members.models.names import english_required, in_language
from members.models.platform import Platform


class Coalition(models.Model):
    """A programme with members, targets and a secretariat."""

    code = models.SlugField(unique=True)
    names = models.JSONField(validators=[english_required])

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return in_language(self.names)


class MembershipSpell(models.Model):
    """Dated: a company in a coalition with the platforms it names, or with all when it names none.

    A spell is closed by its last day and never rewritten; one whose day has not come can be taken back.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="spells")
    coalition = models.ForeignKey(Coalition, models.PROTECT, related_name="spells")
    platforms = models.ManyToManyField(Platform, related_name="membership_spells", blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = CompanyScoped["MembershipSpell"].as_manager()

    class Meta:
        ordering = ["company", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "coalition", "starts_on"], name="membership_spell_starts_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["company", "coalition"],
                condition=Q(ends_on__isnull=True),
                name="membership_spell_lasts_once_per_coalition",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_spell_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} in {self.coalition}"
