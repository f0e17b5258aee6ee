"""A company's own signed answers, box by box as it gave them; reads revisions alone and knows no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from reports.calendar import QuarterKey
from reports.models import CompanyCount, Count, Quarter, Revision, Submission, Succession
from reports.parts import TOTAL, UNSPEC
from reports.rules.cells import Box, Cell
from reports.rules.crosswalk import Crosswalk, translated

type Answers = dict[Box, Cell]


def answers_of(revision: Revision) -> Answers:
    """Every box of one revision: totals made whole again, rests left out."""
    return answers_by_revision([revision.pk])[revision.pk]


def answers_by_revision(revisions: Collection[int]) -> dict[int, Answers]:
    """The same for several revisions, by key, in two queries."""
    found: dict[int, Answers] = {key: {} for key in revisions}
    _read_counts(found)
    company = CompanyCount.objects.filter(revision__in=found).values_list(
        "revision", "measure__code", "value", "not_tracked"
    )
    for key, measure, value, not_tracked in company:
        cell = Cell(None, measure, None, value, not_tracked)
        found[key][cell.box] = cell
    return found


def answers_in_codes_of(submission: Submission, revisions: Collection[int]) -> dict[int, Answers]:
    """Answers of several revisions, by key, in the codes that are counted in this submission's quarter."""
    crosswalk = Succession.objects.crosswalk(submission.quarter.ends_on)
    found = answers_by_revision(revisions)
    return {key: translated(answers.values(), crosswalk) for key, answers in found.items()}


def answers_before(submission: Submission) -> Answers:
    """What the company said for the quarter before, in the codes of this one.

    Nothing when it had no return or signed none.
    """
    earlier = str(QuarterKey.holding(submission.quarter.starts_on).previous())
    before = Submission.objects.filter(company=submission.company_id, quarter__code=earlier).first()
    standing = standing_revision(before) if before else None
    return answers_in_codes_of(submission, [standing])[standing] if standing else {}


def answers_of_past(
    companies: Collection[int], quarter: Quarter, quarters: int, crosswalk: Crosswalk
) -> dict[int, dict[QuarterKey, Answers]]:
    """What each company said for each of as many quarters before one, in the codes of that one, by its key.

    Quarters without a signed return are missing.
    """
    earlier = {one: standing for one in _before(quarter, quarters, companies) if (standing := standing_revision(one))}
    answers = answers_by_revision(list(earlier.values()))
    found: dict[int, dict[QuarterKey, Answers]] = {company: {} for company in companies}
    for one, key in earlier.items():
        told = translated(answers[key].values(), crosswalk)
        found[one.company_id][QuarterKey.holding(one.quarter.starts_on)] = told
    return found


def returns_before(submission: Submission, quarters: int) -> dict[QuarterKey, Submission]:
    """The company's returns for as many quarters before this one, with their accepted revisions."""
    earlier = _before(submission.quarter, quarters, [submission.company_id]).select_related("accepted_revision")
    return {QuarterKey.holding(one.quarter.starts_on): one for one in earlier}


def _before(quarter: Quarter, quarters: int, companies: Collection[int]) -> QuerySet[Submission]:
    first = QuarterKey.holding(quarter.starts_on).plus(-quarters).first_day
    days = {"quarter__starts_on__gte": first, "quarter__starts_on__lt": quarter.starts_on}
    return Submission.objects.filter(company__in=companies, **days).select_related("quarter")


def standing_revision(submission: Submission) -> int | None:
    """The key of the revision that counts, or of the newest one while none does."""
    return submission.accepted_revision_id or submission.latest_revision_id


def _read_counts(found: dict[int, Answers]) -> None:
    """The counts of the revisions; each total is its wildlife parts and the rest together."""
    rows = Count.objects.filter(revision__in=found).values_list(
        "revision", "platform__slug", "measure__code", "species_group__code", "value", "not_tracked",
        "species_group__section__is_wildlife",
    )  # fmt: skip
    parts: dict[tuple[int, str, str], int] = defaultdict(int)
    rests: dict[tuple[int, str, str], int | None] = {}
    for key, platform, measure, group, value, not_tracked, is_wildlife in rows:
        if group == UNSPEC:
            rests[key, platform, measure] = value
            continue
        cell = Cell(platform, measure, group, value, not_tracked)
        found[key][cell.box] = cell
        parts[key, platform, measure] += (value or 0) if is_wildlife else 0
    for (key, platform, measure), rest in rests.items():
        whole = None if rest is None else rest + parts[key, platform, measure]
        total = Cell(platform, measure, TOTAL, whole, not_tracked=whole is None)
        found[key][total.box] = total
