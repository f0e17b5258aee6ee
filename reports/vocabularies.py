"""What the files of one return may name: its code lists in every language, the crosswalk, the company's own labels."""

from __future__ import annotations

import datetime
from collections import defaultdict

from reports.calendar import QuarterKey
from reports.intake.vocabulary import Named, Vocabulary
from reports.models import GroupKind, Measure, SavedLabel, SpeciesGroup, Succession
from reports.profiles import Layout

type ByKind = dict[str, dict[str, str]]


def vocabulary_of(layout: Layout) -> Vocabulary:
    """Everything that may be named, whether or not the company's profile asks for it."""
    measures = layout.measures
    return Vocabulary(
        quarter=layout.submission.quarter.code,
        template=template_version(layout),
        platforms=tuple(Named(row.slug, (row.name,)) for row in layout.platforms),
        groups=(*_totals(), *(_named_group(group) for group in layout.groups.values())),
        measures=tuple(_named_measure(measure) for measure in measures.values()),
        splits={code: measure.split for code, measure in measures.items()},
        ceilings={code: measure.ceiling for code, measure in measures.items()},
        former=_crosswalk(layout.day),
        own=_own_labels(layout.submission.company_id),
    )


def template_version(layout: Layout) -> str:
    """The version of a template: the quarter in which the code lists last changed, as 2026.3."""
    starts = [measure.starts_on for measure in layout.measures.values()]
    starts += [group.starts_on for group in layout.groups.values()]
    starts += Succession.objects.filter(starts_on__lte=layout.day).values_list("starts_on", flat=True)
    key = QuarterKey.holding(max(starts))
    return f"{key.year}.{key.number}"


def _totals() -> list[Named]:
    """The rows that are no groups: the total, which is given, and the rest, which never is."""
    return [_named_group(group) for group in SpeciesGroup.objects.exclude(kind=GroupKind.GROUP)]


def _named_group(group: SpeciesGroup) -> Named:
    return Named(group.code, tuple(group.names.values()))


def _named_measure(measure: Measure) -> Named:
    return Named(measure.code, (*measure.prompts.values(), *measure.names.values()))


def _crosswalk(day: datetime.date) -> ByKind:
    """{kind: {former code: the code that is counted now}}, through as many changes as there were."""
    found: ByKind = defaultdict(dict)
    for one in Succession.objects.filter(starts_on__lte=day).order_by("-starts_on"):
        found[one.kind][one.former] = found[one.kind].get(one.successor, one.successor)
    return dict(found)


def _own_labels(company: int) -> ByKind:
    found: ByKind = defaultdict(dict)
    for label in SavedLabel.objects.filter(company=company):
        found[label.kind][label.folded] = label.code
    return dict(found)
