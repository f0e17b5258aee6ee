"""A company's own signed answers, box by box as it gave them; reads one company's revisions and knows no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from reports.calendar import QuarterKey
from reports.models import TOTAL, UNSPEC, CompanyCount, Count, Revision, Submission, Succession
from reports.rules.cells import Box, Cell
from reports.rules.crosswalk import translated

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


def answers_of_past(submission: Submission, quarters: int) -> dict[QuarterKey, Answers]:
    """What the company said for each of as many quarters before this one, in the codes of this one.

    Quarters without a signed return are missing.
    """
    standing = {quarter: standing_revision(one) for quarter, one in returns_before(submission, quarters).items()}
    answers = answers_in_codes_of(submission, [key for key in standing.values() if key])
    return {quarter: answers[key] for quarter, key in standing.items() if key}


def returns_before(submission: Submission, quarters: int) -> dict[QuarterKey, Submission]:
    """The company's returns for as many quarters before this one, with their accepted revisions."""
    first = QuarterKey.holding(submission.quarter.starts_on).plus(-quarters).first_day
    days = {"quarter__starts_on__gte": first, "quarter__starts_on__lt": submission.quarter.starts_on}
    past = Submission.objects.filter(company=submission.company_id, **days)
    return {
        QuarterKey.holding(one.quarter.starts_on): one for one in past.select_related("quarter", "accepted_revision")
    }


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
