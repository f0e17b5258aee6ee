"""Chooses which revisions a release is made from and reads their numbers; decides nothing about what may be shown."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, Sum

from reports.aggregate.coverage import Coverage, by_now, coverage, over_quarters
from reports.aggregate.listings import Leaf
from reports.calendar import QuarterKey
from reports.models import Count, Quarter, Release, ReleaseInput, Submission
from reports.models import Part as MeasurePart
from reports.parts import Part

type Leaves = dict[Leaf, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Returns:
    """What came in for one quarter: n of m; how much and in time of what was due by the cut-off; is one missing."""

    coverage: Coverage
    complete: Coverage
    in_time: Coverage
    is_provisional: bool


def key_of(quarter: Quarter) -> QuarterKey:
    """A stored quarter as a value."""
    return QuarterKey(quarter.year, quarter.number)


def choose(quarter: Quarter, previous: Release | None) -> list[ReleaseInput]:
    """The inputs of the next release, unsaved and without it.

    Quarters that were published before keep their inputs; newer ones give what is accepted now. Their submissions stay
    locked until the end of the transaction, so that no acceptance moves under the release.
    """
    newer = Q(quarter__starts_on__lte=quarter.starts_on, quarter__opened_at__isnull=False)
    kept: list[ReleaseInput] = []
    if previous is not None:
        newer &= Q(quarter__starts_on__gt=previous.quarter.starts_on)
        kept = list(previous.inputs.select_related("submission__quarter", "revision"))
    # A join would be read before the wait for the lock; what is prefetched is read after it.
    fresh = (
        Submission.objects.filter(newer)
        .select_for_update(of=("self",))
        .prefetch_related("quarter", "accepted_revision")
    )
    return [
        *(ReleaseInput(submission=i.submission, revision=i.revision, is_exempt=i.is_exempt) for i in kept),
        *(_fresh(submission) for submission in fresh),
    ]


def _fresh(submission: Submission) -> ReleaseInput:
    """What is accepted now; an exempt company leaves the numbers as it leaves n and m."""
    revision = None if submission.is_exempt else submission.accepted_revision
    return ReleaseInput(submission=submission, revision=revision, is_exempt=submission.is_exempt)


def returns_by_quarter(inputs: Iterable[ReleaseInput], cutoff_at: datetime.datetime) -> dict[QuarterKey, Returns]:
    """Coverage of every quarter of the series, first to last."""
    rounds: dict[QuarterKey, list[ReleaseInput]] = defaultdict(list)
    for each in inputs:
        rounds[key_of(each.submission.quarter)].append(each)
    return {key: _returns(rounds[key], cutoff_at) for key in sorted(rounds)}


def _returns(inputs: Sequence[ReleaseInput], cutoff_at: datetime.datetime) -> Returns:
    expected = {str(i.submission.company_id) for i in inputs}
    exempt = {str(i.submission.company_id) for i in inputs if i.is_exempt}
    received = {str(i.submission.company_id) for i in inputs if i.revision is not None and i.revision.has_content}
    due = {str(i.submission.company_id) for i in inputs if i.submission.is_past_due(cutoff_at)}
    in_time = {
        str(i.submission.company_id)
        for i in inputs
        if i.submission.first_signed_at is not None and not i.submission.is_late
    }
    return Returns(
        coverage=coverage(received, expected, exempt),
        complete=by_now(received, expected, exempt, due),
        in_time=by_now(in_time, expected, exempt, due),
        is_provisional=any(i.revision is None and not i.is_exempt for i in inputs),
    )


def together(returns: Mapping[QuarterKey, Returns], quarters: Iterable[QuarterKey]) -> Coverage:
    """Quarterly returns received of returns expected."""
    return over_quarters(returns[quarter].coverage for quarter in quarters if quarter in returns)


def leaves_of(inputs: Iterable[ReleaseInput]) -> Leaves:
    """What each owner group put into each wildlife leaf, zeros included, in one query."""
    revisions = [each.revision_id for each in inputs if each.revision_id is not None]
    rows = (
        Count.objects.filter(revision__in=revisions, value__isnull=False, species_group__section__is_wildlife=True)
        .exclude(measure__part=MeasurePart.NONE)
        .order_by()
        .values_list(
            "revision__submission__quarter__starts_on",
            "measure__part",
            "species_group__section__code",
            "revision__submission__owner_group__slug",
        )
        .annotate(Sum("value"))
    )
    leaves: Leaves = defaultdict(dict)
    for day, part, section, owner_group, value in rows:
        leaves[Leaf(QuarterKey.holding(day), Part(part), section)][owner_group] = value
    return dict(leaves)
