"""Reads what a draft's plausibility is judged by; asked for only by who wants to know, never to find what blocks."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence

from reports.calendar import QuarterKey
from reports.models import BreakOrigin, Measure, ProposedBreak, Quarter, SpeciesGroup, Submission
from reports.parts import TOTAL
from reports.profiles import Layout
from reports.rulebook import thresholds_of
from reports.rules.explained import Announcement
from reports.rules.notices import Held, Redefined
from reports.rules.past import Past
from reports.rules.plausibility import Background
from reports.rules.thresholds import Thresholds
from reports.summaries.answers import answers_of_past


def background_of(submission: Submission, layout: Layout) -> Background:
    """The past in this quarter's codes, what changed since last quarter, what was announced ahead."""
    [known] = backgrounds_of(submission.quarter, [layout], thresholds_of(submission.quarter))
    return known


def backgrounds_of(quarter: Quarter, layouts: Sequence[Layout], limits: Thresholds) -> list[Background]:
    """The same for several returns of one quarter, read together, in their order; judged by these limits."""
    if not layouts:
        return []
    key, lists = QuarterKey.holding(quarter.starts_on), layouts[0].lists
    companies = [layout.submission.company_id for layout in layouts]
    pasts = answers_of_past(companies, quarter, limits.band_quarters, lists.crosswalk)
    announced = _announced(companies, key)
    units = {measure.code: measure.unit for measure in lists.measures.values()}
    return [
        Background(
            past=Past(key, pasts[company], units),
            redefined=_redefined(layout, key),
            held=[Held(row.slug, row.starts_on, row.ends_on) for row in layout.platforms],
            announced=announced.get(company, []),
            limits=limits,
        )
        for layout, company in zip(layouts, companies, strict=True)
    ]


def _redefined(layout: Layout, key: QuarterKey) -> list[Redefined]:
    """Measures and groups of the profile that began, or took another code's place, since last quarter's last day."""
    since = (key.first_day, key.last_day)
    measures = {box.measure for box in layout.profile}
    groups = {box.species_group for box in layout.profile} - {TOTAL, None}
    begun = _begun(layout.measures, since) | _begun(layout.groups, since)
    days = layout.lists.replacing | begun
    return [Redefined(code, None, days[code]) for code in layout.measures if code in measures and code in days] + [
        Redefined("", code, days[code]) for code in layout.groups if code in groups and code in days
    ]


def _begun(
    codes: dict[str, Measure] | dict[str, SpeciesGroup], since: tuple[datetime.date, datetime.date]
) -> dict[str, datetime.date]:
    return {code: row.starts_on for code, row in codes.items() if since[0] <= row.starts_on <= since[1]}


def _announced(companies: Sequence[int], key: QuarterKey) -> dict[int, list[Announcement]]:
    """What companies told ahead and have not withdrawn, if it began in this quarter or the one before."""
    made = ProposedBreak.objects.filter(
        starts_on__range=(key.previous().first_day, key.last_day),
        company__in=companies,
        origin=BreakOrigin.ANNOUNCED,
        withdrawn_at__isnull=True,
    )
    found = defaultdict[int, list[Announcement]](list)
    for one in made.prefetch_related("measures", "platforms"):
        measures = frozenset(measure.code for measure in one.measures.all())
        platforms = frozenset(platform.slug for platform in one.platforms.all())
        found[one.company_id].append(Announcement(one.text, measures, platforms))
    return found
