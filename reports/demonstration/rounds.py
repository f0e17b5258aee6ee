"""Writes the quarters with what opening freezes; knows nothing of answers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from members.actions import events
from members.models import Event
from reports.actions.quarters import CLOSE_DAYS, DUE_DAYS, PUBLISH_DAYS, end_of
from reports.calendar import QuarterKey
from reports.demonstration.people import People
from reports.demonstration.script import Return
from reports.models import Quarter, Submission, SubmissionPlatform

# In the quarter in progress the due date lies ahead, however late in the calendar the demonstration is loaded.
DUE_IN, CLOSES_IN, PUBLISHED_IN = 10, 24, 40


def write_quarter(key: QuarterKey, *, today: datetime.date | None) -> Quarter:
    """An opened quarter. ``today`` is given for the one in progress, whose dates follow from it."""
    start = key.last_day if today is None else today
    ahead = (DUE_DAYS, CLOSE_DAYS, PUBLISH_DAYS) if today is None else (DUE_IN, CLOSES_IN, PUBLISHED_IN)
    due_at, closes_at, publish_on = (end_of(start + datetime.timedelta(days=days)) for days in ahead)
    opens_at = end_of(key.last_day)
    return Quarter.objects.create(
        code=str(key),
        starts_on=key.first_day,
        ends_on=key.last_day,
        opens_at=opens_at,
        opened_at=opens_at,
        due_at=due_at,
        closes_at=closes_at,
        publish_on=publish_on,
    )


def write_submissions(quarter: Quarter, entries: Sequence[Return], people: People) -> dict[str, Submission]:
    """One submission per expected company, as opening makes them, by company; with the event of the opening."""
    submissions = Submission.objects.bulk_create(
        Submission(
            company=people.companies[entry.company.slug],
            quarter=quarter,
            owner_group=people.owner_groups[entry.company.owner_group],
        )
        for entry in entries
    )
    expected = {entry.company.slug: row for entry, row in zip(entries, submissions, strict=True)}
    _write_coalitions(entries, expected, people)
    _write_platforms(quarter, entries, expected, people)
    _write_opening(quarter, submissions)
    return expected


def _write_opening(quarter: Quarter, submissions: Sequence[Submission]) -> None:
    """The events of the opening, at its instant."""
    opening = events.new("quarter_opened", quarter, by=None, expected=len(submissions))
    acts = [opening, *(events.new("expected", submission, by=None) for submission in submissions)]
    for act in acts:
        act.at = quarter.opens_at
    Event.objects.bulk_create(acts)


def _write_coalitions(entries: Sequence[Return], expected: dict[str, Submission], people: People) -> None:
    links = Submission.coalitions.through
    links._default_manager.bulk_create(
        links(submission_id=expected[entry.company.slug].pk, coalition_id=people.coalitions[code].pk)
        for entry in entries
        for code in entry.company.coalitions
    )


def _write_platforms(
    quarter: Quarter, entries: Sequence[Return], expected: dict[str, Submission], people: People
) -> None:
    SubmissionPlatform.objects.bulk_create(
        SubmissionPlatform(
            submission=expected[entry.company.slug],
            platform=people.platforms[platform.slug],
            platform_type_id=people.platforms[platform.slug].platform_type_id,
            coalition=people.coalitions[code],
            starts_on=quarter.starts_on,
            ends_on=quarter.ends_on,
        )
        for entry in entries
        for platform in entry.company.platforms
        for code in platform.coalitions
    )
