"""Reads what a draft's plausibility is judged by; asked for only by who wants to know, never to find what blocks."""

from __future__ import annotations

import datetime

from reports.calendar import QuarterKey
from reports.models import TOTAL, BreakOrigin, Measure, ProposedBreak, SpeciesGroup, Submission, Succession
from reports.profiles import Layout
from reports.rulebook import thresholds_of
from reports.rules.explained import Announcement
from reports.rules.notices import Held, Redefined
from reports.rules.past import Past
from reports.rules.plausibility import Background
from reports.rules.thresholds import Thresholds
from reports.summaries.answers import answers_of_past


def background_of(submission: Submission, layout: Layout, limits: Thresholds | None = None) -> Background:
    """The past in this quarter's codes, what changed since last quarter, what was announced ahead.

    It is judged by these limits, or by those of its quarter.
    """
    limits = limits or thresholds_of(submission.quarter)
    key = QuarterKey.holding(submission.quarter.starts_on)
    units = {measure.code: measure.unit for measure in layout.measures.values()}
    return Background(
        past=Past(key, answers_of_past(submission, limits.band_quarters), units),
        redefined=_redefined(layout, key),
        held=[Held(row.slug, row.starts_on, row.ends_on) for row in layout.platforms],
        announced=_announced(submission, key),
        limits=limits,
    )


def _redefined(layout: Layout, key: QuarterKey) -> list[Redefined]:
    """Measures and groups of the profile that began, or took another code's place, since last quarter's last day."""
    since = (key.first_day, key.last_day)
    measures = {box.measure for box in layout.profile}
    groups = {box.species_group for box in layout.profile} - {TOTAL, None}
    replaced = dict(Succession.objects.filter(starts_on__range=since).values_list("successor", "starts_on"))
    begun = _begun(layout.measures, since) | _begun(layout.groups, since)
    days = replaced | begun
    return [Redefined(code, None, days[code]) for code in layout.measures if code in measures and code in days] + [
        Redefined("", code, days[code]) for code in layout.groups if code in groups and code in days
    ]


def _begun(
    codes: dict[str, Measure] | dict[str, SpeciesGroup], since: tuple[datetime.date, datetime.date]
) -> dict[str, datetime.date]:
    return {code: row.starts_on for code, row in codes.items() if since[0] <= row.starts_on <= since[1]}


def _announced(submission: Submission, key: QuarterKey) -> list[Announcement]:
    """What the company told ahead and has not withdrawn, if it began in this quarter or the one before."""
    made = ProposedBreak.objects.filter(
        starts_on__range=(key.previous().first_day, key.last_day),
        company=submission.company_id,
        origin=BreakOrigin.ANNOUNCED,
        withdrawn_at__isnull=True,
    )
    return [
        Announcement(
            one.text,
            frozenset(measure.code for measure in one.measures.all()),
            frozenset(platform.slug for platform in one.platforms.all()),
        )
        for one in made.prefetch_related("measures", "platforms")
    ]
