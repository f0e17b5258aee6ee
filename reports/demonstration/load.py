"""Writes the whole demonstration in order, in one transaction; what is in it is told by the other modules."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from django.db import transaction
from django.utils import timezone

from members.access import SiteRole
from members.actions import jobs
from members.models import Company as MemberCompany
from reports import code_lists, history
from reports.actions import releases
from reports.actions.quarters import PUBLISH_DAYS, end_of
from reports.demonstration import (
    arrivals,
    chasing,
    deadlines,
    escalations,
    goals,
    letters,
    membership,
    people,
    proposals,
    questions,
    rounds,
    rules,
)
from reports.demonstration.answers import Answered, Places, Profile, write_drafts, write_revisions
from reports.demonstration.cast import Company, companies
from reports.demonstration.moments import Round, moments_of
from reports.demonstration.people import People
from reports.demonstration.reasons import write_reasons
from reports.demonstration.script import Return, returns
from reports.demonstration.steps import write_steps
from reports.demonstration.tastes import boxes_of, company_measures_of, taste_of, ways_of
from reports.demonstration.timeline import Timeline
from reports.models import Quarter, ReportingProfile

SEED = 2018
COMPANIES = 42
QUARTERS = 16


@dataclass(frozen=True)
class Stage:
    """What every quarter is written with."""

    seed: int
    timeline: Timeline
    people: People
    places: Places
    profiles: Mapping[str, Profile]
    now: datetime.datetime


def is_loaded() -> bool:
    """Whether there are companies already: the demonstration never mixes with other data."""
    return MemberCompany.objects.exists()


@transaction.atomic
def load(
    *,
    seed: int = SEED,
    number_of_companies: int = COMPANIES,
    number_of_quarters: int = QUARTERS,
    now: datetime.datetime | None = None,
) -> Timeline:
    """Write companies, the quarters before with one release of them all, and the quarter in progress.

    The same seed and day give the same numbers. Call it on a database without companies.
    """
    now = now or timezone.now()
    code_lists.load()
    history.load()
    timeline = Timeline.before(now.date(), number_of_quarters)
    cast = companies(number_of_companies)
    begin = end_of(timeline.quarters[0].first_day)
    everybody = people.write(cast, timeline, begin)
    goals.write_policy(everybody, begin)
    goals.write_breaks(timeline)
    profiles = _write_profiles(seed, timeline, everybody, cast)
    stage = Stage(seed, timeline, everybody, Places.read(everybody), profiles, now)
    for index, entries in itertools.groupby(returns(seed, timeline, cast), key=lambda entry: entry.index):
        quarter = _write_quarter(stage, index, list(entries))
        if index == timeline.current - 1:
            goals.write_targets(timeline, everybody, begin)
            publish(quarter, everybody)
    proposals.write(timeline, everybody)
    rules.write(timeline, everybody, now)
    membership.write(timeline, everybody)
    questions.write(timeline.quarters[timeline.current], everybody, now)
    chasing.write(timeline.quarters[timeline.current], everybody, now)
    escalations.write(timeline, everybody)
    arrivals.write(everybody, begin, now)
    deadlines.write(timeline, everybody, now)
    letters.write(timeline.quarters[timeline.current], everybody, now)
    return timeline


def publish(quarter: Quarter, everybody: People) -> None:
    """Freeze and publish the series up to a quarter, as two people would, and make the files without a worker.

    Raises RuntimeError when the files cannot be made.
    """
    analyst, publisher = everybody.secretariat[SiteRole.ANALYST], everybody.secretariat[SiteRole.PUBLISHER]
    frozen_at, signed_at = (quarter.publish_on - datetime.timedelta(days=days) for days in (2, 1))
    release = releases.freeze(quarter, by=analyst, now=frozen_at)
    job = releases.publish(release, by=publisher, now=signed_at)
    if not jobs.run(str(job.pk), partial(releases.make_files, now=quarter.publish_on)):
        raise RuntimeError("The demonstration's release could not be published.")


def _write_profiles(seed: int, timeline: Timeline, everybody: People, cast: Sequence[Company]) -> dict[str, Profile]:
    """What each company tracks and how it counts, from its first quarter on."""
    documents: dict[str, Profile] = {}
    rows = []
    for company in cast:
        boxes = {p.slug: boxes_of(taste_of(seed, company, p)) for p in company.platforms}
        own = list(company_measures_of(seed, company))
        document = {"boxes": boxes, "company_measures": own, "ways": ways_of(company)}
        documents[company.slug] = document
        first, _last = people.membership_days(company, timeline)
        rows.append(ReportingProfile(company=everybody.companies[company.slug], starts_on=first, **document))
    ReportingProfile.objects.bulk_create(rows)
    return documents


def _write_quarter(stage: Stage, index: int, entries: list[Return]) -> Quarter:
    is_current = index == stage.timeline.current
    key = stage.timeline.quarters[index]
    quarter = rounds.write_quarter(key, today=stage.now.date() if is_current else None)
    submissions = rounds.write_submissions(quarter, entries, stage.people)
    times = _round_of(stage, quarter)
    answered = [
        Answered(
            entry=entry,
            submission=submissions[entry.company.slug],
            moments=moments_of(entry, times, _luck(stage, entry), is_current=is_current),
            profile=stage.profiles[entry.company.slug],
        )
        for entry in entries
    ]
    revisions = write_revisions(answered, stage.people, stage.places)
    write_drafts(answered, stage.places)
    explained = write_reasons(answered, revisions, stage.people) if is_current else set()
    write_steps(answered, revisions, stage.people, explained)
    return quarter


def _round_of(stage: Stage, quarter: Quarter) -> Round:
    released = end_of(stage.timeline.published[-1].last_day + datetime.timedelta(days=PUBLISH_DAYS))
    return Round(quarter.opens_at, quarter.due_at, quarter.closes_at, released, stage.now)


def _luck(stage: Stage, entry: Return) -> Random:
    return Random(f"{stage.seed}/when/{entry.company.slug}/{entry.index}")
