"""How much of what is usually reported each company stands for; for the desk alone, since a share tells a return."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from django.db.models import Exists, OuterRef, Sum

from reports.models import Count, Part, Quarter, Submission

QUARTERS = 4


def usual_volume(before: Quarter) -> Mapping[int, Fraction]:
    """By company: its share of the wildlife listings removed or blocked in the last four quarters with accepted ones.

    Exact, from 0 to 1; a company that had none accepted is not named.
    """
    accepted = Submission.objects.filter(quarter=OuterRef("pk"), accepted_revision__isnull=False)
    earlier = Quarter.objects.filter(Exists(accepted), starts_on__lt=before.starts_on)
    newest = earlier.order_by("-starts_on").values("pk")[:QUARTERS]
    counts = Count.objects.filter(
        revision__accepted_for__quarter__in=newest,
        revision__accepted_for__exempt_at__isnull=True,
        species_group__section__is_wildlife=True,
        value__isnull=False,
    ).exclude(measure__part=Part.NONE)
    sums = dict(counts.order_by().values_list("revision__submission__company").annotate(Sum("value")))
    total = sum(sums.values())
    return {company: Fraction(value, total) for company, value in sums.items()} if total else {}
