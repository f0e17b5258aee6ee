"""What stands beside the states of one round, as sets of keys, each read once for all companies; knows no row."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass

from django.db.models import Count as CountOf
from django.db.models import F, QuerySet

from members.models import Company, ReportingRhythm, Rhythm
from reports.models import (
    HELD,
    CompanyCount,
    CorrectionRequest,
    Count,
    ExplainedFinding,
    Extension,
    ExtensionState,
    PaperSignature,
    PaperState,
    Quarter,
    ReleaseInput,
    Submission,
)
from reports.summaries.mail_log import with_trouble
from reports.summaries.open_again import open_again


@dataclass(frozen=True, slots=True)
class Signs:
    """Keys of submissions, but for ``with_numbers`` (revisions), ``signing`` and ``yearly`` (companies).

    ``open_again`` tells since when a signed return waits to be signed once more.
    ``explained`` is how many flags each draft has reasons for: a number of flags, never one of listings.
    """

    released: Set[int]
    with_numbers: Set[int]
    asking: Set[int]
    with_a_sheet: Set[int]
    extensions: Mapping[int, Set[str]]
    failed_mail: Set[int]
    signing: Set[int]
    yearly: Set[int]
    explained: Mapping[int, int]
    open_again: Mapping[int, datetime.datetime]


def signs_of(quarter: Quarter, submissions: Collection[Submission]) -> Signs:
    """Everything that a row shows beside the submission itself; ``submissions`` are all of the quarter."""
    mine = {"submission__quarter": quarter}
    released = ReleaseInput.objects.filter(release__state__in=HELD, **mine)
    drafts = ExplainedFinding.objects.filter(**mine).order_by().values_list("submission")
    return Signs(
        released=_keys(released.filter(revision=F("submission__accepted_revision"))),
        with_numbers=_with_numbers(quarter),
        asking=_keys(CorrectionRequest.objects.filter(ended_at__isnull=True, **mine)),
        with_a_sheet=_keys(PaperSignature.objects.filter(state=PaperState.WAITING, **mine)),
        extensions=_states(Extension.objects.filter(state__in=[ExtensionState.ASKED, ExtensionState.GRANTED], **mine)),
        failed_mail=with_trouble(),
        signing=_signing(quarter),
        yearly=_yearly(quarter),
        explained=dict(drafts.annotate(CountOf("pk"))),
        open_again=open_again(submissions),
    )


def _keys(rows: QuerySet) -> set[int]:  # type: ignore[type-arg]
    return set(rows.order_by().values_list("submission", flat=True))


def _states(rows: QuerySet) -> dict[int, set[str]]:  # type: ignore[type-arg]
    """Which states the rows of each submission are in."""
    found: dict[int, set[str]] = {}
    for submission, state in rows.order_by().values_list("submission", "state"):
        found.setdefault(submission, set()).add(state)
    return found


def _with_numbers(quarter: Quarter) -> set[int]:
    """Newest revisions that hold more than zeros."""
    mine = {"revision__latest_for__quarter": quarter, "value__gt": 0}
    counts = Count.objects.filter(**mine).order_by().values_list("revision", flat=True)
    company = CompanyCount.objects.filter(**mine).order_by().values_list("revision", flat=True)
    return {*counts.distinct(), *company.distinct()}


def _signing(quarter: Quarter) -> set[int]:
    """Companies with enough active signers."""
    able = Company.objects.able_to_sign().filter(pk__in=quarter.submissions.values("company"))
    return set(able.order_by().values_list("pk", flat=True))


def _yearly(quarter: Quarter) -> set[int]:
    """Companies that hand this quarter in with the last one of the year."""
    if quarter.number == 4:
        return set()
    so_far = ReportingRhythm.objects.filter(starts_on__lte=quarter.ends_on).order_by("starts_on")
    newest = dict(so_far.values_list("company", "rhythm"))
    return {company for company, rhythm in newest.items() if rhythm == Rhythm.YEARLY}
