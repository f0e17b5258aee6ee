"""What a company has said of itself: its dated profiles, and what its past returns propose; decides nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from members.models import Company, Platform, User
from reports.calendar import QuarterKey
from reports.models import Revision, Submission
from reports.profiles import Layout
from reports.summaries.answers import answers_by_revision, standing_revision
from reports.tracking import Choice, proposed
from reports.wording import dates
from reports.wording import profile as wording

LOOKED_BACK = 8
"""Quarters of past returns that a proposal is made from."""


@dataclass(frozen=True)
class Proposal:
    """A choice with the quarters it comes from, newest first; none when there is no past return."""

    choice: Choice
    quarters: list[str]


@dataclass(frozen=True, slots=True)
class DatedProfile:
    """One row of the profile's history; without a person it followed from a signed return."""

    key: QuarterKey
    name: str
    made_at: datetime.datetime
    made_by: User | None


def proposal(layout: Layout) -> Proposal:
    """What was answered with a number in the last eight quarters before the one of the layout."""
    company, key = layout.submission.company, QuarterKey.holding(layout.submission.quarter.starts_on)
    past = _signed(company, key)
    answers = answers_by_revision([revision for _one, revision in past])
    given = {box for cells in answers.values() for box, cell in cells.items() if cell.value is not None}
    every = layout.under(None)
    found = proposed(map(layout.crosswalk.box, given), Choice(every.boxes, every.company_measures, layout.choice.ways))
    return Proposal(found, [dates.quarter_of(one.quarter.starts_on) for one, _revision in past])


def dated(company: Company) -> list[DatedProfile]:
    """Every row, newest first."""
    rows = company.profiles.select_related("made_by").order_by("-starts_on")
    keys = [(row, QuarterKey.holding(row.starts_on)) for row in rows]
    return [DatedProfile(key, dates.quarter(key), row.made_at, row.made_by) for row, key in keys]


def counting(revision: Revision) -> list[str]:
    """How each platform counted in a signed return, where the company has said it."""
    ways = revision.profile.get("ways", {})
    names = dict(Platform.objects.filter(slug__in=ways).values_list("slug", "name")) if ways else {}
    return [wording.counting(names.get(platform, platform), ways[platform]) for platform in sorted(ways)]


def _signed(company: Company, before: QuarterKey) -> list[tuple[Submission, int]]:
    """The signed returns of the quarters before one, newest first, each with the revision that counts."""
    window = {"starts_on__gte": before.plus(-LOOKED_BACK).first_day, "starts_on__lt": before.first_day}
    returns = company.submissions.filter(is_practice=False, **{f"quarter__{name}": day for name, day in window.items()})
    found = [(one, standing_revision(one)) for one in returns.select_related("quarter").order_by("-quarter__starts_on")]
    return [(one, revision) for one, revision in found if revision is not None]
