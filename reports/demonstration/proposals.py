"""Writes what companies say of changes in how they count: one announced, one that waits, one that was decided."""

from __future__ import annotations

import datetime

from members.access import SiteRole
from members.actions import events
from members.models import Company, Event
from reports.calendar import QuarterKey
from reports.demonstration.people import People
from reports.demonstration.timeline import Timeline
from reports.models import BreakCause, BreakOrigin, Measure, Part, ProposedBreak, ReportingProfile, SeriesBreak
from reports.tracking import BLOCKED

ANNOUNCED_BY, CHANGED_BY, JOINED_BY = "aurora", "borealis", "kyanite"
NEW_MODEL = "From this day on a new model checks images before publication. We expect to block about twice as much."
DISTINCT = "We count distinct blocked items now. Until last quarter every repeated try of an item was counted."
DETECTION = "New image detection on all boards."


def write(timeline: Timeline, people: People) -> None:
    """Whatever of it belongs to a company that is there."""
    current = timeline.quarters[timeline.current]
    if ANNOUNCED_BY in people.companies:
        _announce(people, current.next())
    if CHANGED_BY in people.companies:
        _change_profile(people, current)
    if JOINED_BY in people.companies:
        _join(people, timeline.quarters[timeline.detected_at])


def _announce(people: People, key: QuarterKey) -> None:
    """A new model in the second month of the quarter after the one in progress."""
    day = key.first_day.replace(month=key.first_day.month + 1, day=9)
    made = _propose(people, ANNOUNCED_BY, day, NEW_MODEL, BreakOrigin.ANNOUNCED)
    events.record("break_announced", made, by=made.made_by)


def _change_profile(people: People, key: QuarterKey) -> None:
    """Another way of counting from the quarter in progress on."""
    company = people.companies[CHANGED_BY]
    before = ReportingProfile.objects.filter(company=company).latest("starts_on")
    preparer = people.preparer(CHANGED_BY)
    ReportingProfile.objects.create(
        company=company,
        starts_on=key.first_day,
        boxes=before.boxes,
        company_measures=before.company_measures,
        ways={platform: way | {BLOCKED: "distinct"} for platform, way in before.ways.items()},
        made_by=preparer,
    )
    events.record("profile_set", company, by=preparer, note=DISTINCT, starts_on=str(key))
    _propose(people, CHANGED_BY, key.first_day, DISTINCT, BreakOrigin.PROFILE)


def _join(people: People, key: QuarterKey) -> None:
    """An earlier announcement that the desk joined to the break of several members."""
    made = _propose(people, JOINED_BY, key.first_day, DETECTION, BreakOrigin.ANNOUNCED)
    administrator = people.secretariat[SiteRole.ADMINISTRATOR]
    decided_at = datetime.datetime.combine(key.last_day, datetime.time(9), datetime.UTC)
    drawn = SeriesBreak.objects.get(starts_on=key.first_day, cause=BreakCause.METHOD)
    ProposedBreak.objects.filter(pk=made.pk).update(
        made_at=decided_at - datetime.timedelta(days=60),
        decided_at=decided_at,
        decided_by=administrator,
        series_break=drawn,
    )
    act = events.new("break_joined", made, by=administrator, series_break=drawn.pk)
    act.at = decided_at
    Event.objects.bulk_create([act])


def _propose(people: People, slug: str, day: datetime.date, text: str, origin: BreakOrigin) -> ProposedBreak:
    company: Company = people.companies[slug]
    made = ProposedBreak.objects.create(
        company=company, starts_on=day, text=text, origin=origin, made_by=people.preparer(slug)
    )
    made.measures.set(Measure.objects.filter(part=Part.BLOCKED))
    made.platforms.set(one.platform for one in company.platform_spells.select_related("platform"))
    return made
