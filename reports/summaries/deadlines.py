"""The dates of one return as both sides read them: those that hold, and how they came about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reports.models import Submission
from reports.summaries.activity import Act, about
from reports.summaries.member import Activity, activity
from reports.wording import deadlines as wording

ABOUT_DATES = frozenset(
    {
        "expected",
        "extension_asked",
        "extension_granted",
        "extension_given",
        "extension_refused",
        "extension_withdrawn",
        "reopened",
        "exempted",
        "included_again",
    }
)
"""The acts from which the dates of a return follow."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The instants that hold, in words; ``own`` says why they are not those of the quarter, or nothing."""

    due: str
    closes: str
    own: str


def dates_of(submission: Submission, now: datetime.datetime) -> Dates:
    """When a return is due and closes, in the reader's zone."""
    return Dates(
        due=wording.due(submission.due_at, now),
        closes=wording.closes(submission.closes_at, now),
        own="" if submission.own_due_at is None else wording.quarter_dates(submission.quarter.due_at),
    )


def changes_for_company(submission: Submission) -> list[Activity]:
    """How the dates came about, newest first, with the notes that a company reads."""
    return activity(submission, verbs=ABOUT_DATES)


def changes_for_desk(submission: Submission) -> list[Act]:
    """The same for the secretariat, who reads who did it, with what happened to the quarter's own dates."""
    return [act for act in about(submission, submission.quarter) if act.event.verb in ABOUT_DATES | {"quarter_moved"}]
