"""What the files of one return may name: its code lists in every language, the crosswalk, the company's own labels."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from members.models import Platform
from reports.calendar import QuarterKey
from reports.intake.vocabulary import Named, Vocabulary
from reports.models import GroupKind, LabelKind, Measure, SavedLabel, SpeciesGroup, Succession
from reports.profiles import Layout

type ByKind = dict[str, dict[str, str]]


def vocabulary_of(layout: Layout) -> Vocabulary:
    """Everything that may be named, whether or not the company's profile asks for it."""
    measures = layout.measures
    former = {LabelKind.GROUP.value: layout.crosswalk.groups, LabelKind.MEASURE.value: layout.crosswalk.measures}
    return Vocabulary(
        quarter=str(QuarterKey.holding(layout.day)),
        template=template_version(layout),
        platforms=tuple(Named(row.slug, (row.name,)) for row in layout.platforms),
        groups=tuple(_named_group(group) for group in (*_sums(), *layout.groups.values())),
        measures=tuple(_named_measure(measure) for measure in measures.values()),
        splits={code: measure.split for code, measure in measures.items()},
        ceilings={code: measure.ceiling for code, measure in measures.items()},
        former=former,
        own=_own_labels(layout, former),
        idle=_idle(layout),
    )


def template_version(layout: Layout) -> str:
    """The version of a template: the quarter in which the code lists last changed, as 2026.3."""
    starts = [measure.starts_on for measure in layout.measures.values()]
    starts += [group.starts_on for group in layout.groups.values()]
    starts += Succession.objects.filter(starts_on__lte=layout.day).values_list("starts_on", flat=True)
    for codes in (Measure.objects, SpeciesGroup.objects):
        ended = codes.filter(ends_on__lt=layout.day).values_list("ends_on", flat=True)
        starts += [day + datetime.timedelta(days=1) for day in ended if day]
    key = QuarterKey.holding(max(starts))
    return f"{key.year}.{key.number}"


def _sums() -> QuerySet[SpeciesGroup]:
    """The rows that are no groups: the total, and the rest of it, which a file may name and may not give."""
    return SpeciesGroup.objects.exclude(kind=GroupKind.GROUP)


def _named_group(group: SpeciesGroup) -> Named:
    return Named(group.code, tuple(group.names.values()))


def _named_measure(measure: Measure) -> Named:
    return Named(measure.code, (*measure.prompts.values(), *measure.names.values()))


def _idle(layout: Layout) -> tuple[Named, ...]:
    """The company's platforms that this return does not ask about."""
    platforms = Platform.objects.filter(slug__in=layout.catalogue.idle_platforms).order_by("slug")
    return tuple(Named(platform.slug, (platform.name,)) for platform in platforms)


def _own_labels(layout: Layout, former: Mapping[str, Mapping[str, str]]) -> ByKind:
    """{kind: {folded label: the code that counts in this quarter}}."""
    found: ByKind = defaultdict(dict)
    for label in SavedLabel.objects.filter(company=layout.submission.company_id):
        found[label.kind][label.folded] = former.get(label.kind, {}).get(label.code, label.code)
    return dict(found)
