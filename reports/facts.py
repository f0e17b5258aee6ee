"""Reads the accepted counts as facts for the pure sums; knows accepted revisions and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Sum

from members.models import Coalition
from reports.aggregate.facts import Fact
from reports.calendar import QuarterKey
from reports.models import CompanyCount, Count, Submission, SubmissionPlatform
from reports.parts import Part

# An exempt company leaves both n and m, so its numbers leave the totals.
ACCEPTED = {
    "revision__accepted_for__isnull": False,
    "revision__accepted_for__exempt_at__isnull": True,
    "value__isnull": False,
}
WHO = (
    "revision__submission__quarter__starts_on",
    "revision__submission__company__slug",
    "revision__submission__owner_group__slug",
)


def accepted_facts() -> list[Fact]:
    """Every number that counts today, summed by the database over the platforms of a company that are of one kind."""
    coalitions = dict(Coalition.objects.values_list("pk", "code"))
    return [*_platform_facts(coalitions), *_company_facts(coalitions)]


def _platform_facts(coalitions: dict[int, str]) -> Iterator[Fact]:
    """Counts of platforms; their kind and their coalitions are those that opening froze on the submission."""
    frozen = SubmissionPlatform.objects.filter(
        submission=OuterRef("revision__submission"), platform=OuterRef("platform")
    )
    counts = Count.objects.filter(**ACCEPTED).annotate(
        kind=Subquery(frozen.values("platform_type__code")[:1]), **_memberships(frozen, coalitions)
    )
    group = ("measure__code", "measure__part", "species_group__code", "species_group__section__code")
    for row in _summed(counts, "kind", *group, "species_group__section__is_wildlife", coalitions=coalitions):
        day, company, owner_group, kind, measure, part, species_group, section, wildlife, *inside, value = row
        scopes = _scopes(coalitions, inside)
        quarter = QuarterKey.holding(day)
        place = (kind or "", measure, species_group, section, wildlife)
        yield Fact(quarter, company, owner_group, scopes, *place, value, Part(part) if part else None)


def _company_facts(coalitions: dict[int, str]) -> Iterator[Fact]:
    """Counts given once per company, in each coalition that opening froze for it."""
    frozen = Submission.coalitions.through.objects.filter(submission=OuterRef("revision__submission"))
    counts = CompanyCount.objects.filter(**ACCEPTED).annotate(**_memberships(frozen, coalitions))
    for day, company, owner_group, measure, *inside, value in _summed(counts, "measure__code", coalitions=coalitions):
        scopes = _scopes(coalitions, inside)
        yield Fact(QuarterKey.holding(day), company, owner_group, scopes, "", measure, "", "", True, value)


def _memberships(frozen: QuerySet[Any], coalitions: dict[int, str]) -> dict[str, Exists]:
    """One column per coalition: whether the count belongs to it."""
    return {f"coalition_{key}": Exists(frozen.filter(coalition=key)) for key in coalitions}


def _summed(counts: QuerySet[Any], *columns: str, coalitions: dict[int, str]) -> Iterator[tuple[Any, ...]]:
    flags = [f"coalition_{key}" for key in coalitions]
    yield from counts.order_by().values_list(*WHO, *columns, *flags).annotate(total=Sum(F("value"))).iterator()


def _scopes(coalitions: dict[int, str], inside: list[bool]) -> frozenset[str]:
    return frozenset(code for code, is_inside in zip(coalitions.values(), inside, strict=True) if is_inside)
