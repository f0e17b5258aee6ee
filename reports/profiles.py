"""Which boxes a return has: the code lists in force and the company's reporting profile, read for one submission."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import cached_property

from reports.models import TOTAL, Measure, ReportingProfile, SpeciesGroup, Split, Submission, Succession
from reports.rules.cells import Box, Cell
from reports.rules.crosswalk import Crosswalk
from reports.rules.placement import Catalogue

type Boxes = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class PlatformRow:
    """One platform that is expected in a return, with the days it was held."""

    slug: str
    name: str
    starts_on: datetime.date
    ends_on: datetime.date


class Layout:
    """What may and what must be answered in one submission; every property is read once."""

    def __init__(self, submission: Submission) -> None:
        self.submission = submission
        self.day = submission.quarter.ends_on

    @cached_property
    def platforms(self) -> list[PlatformRow]:
        """The frozen platforms, each once however many coalitions it counts in."""
        rows = self.submission.platform_rows.select_related("platform").order_by("platform__slug")
        found = {r.platform.slug: PlatformRow(r.platform.slug, r.platform.name, r.starts_on, r.ends_on) for r in rows}
        return list(found.values())

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """All measures in force by code, in order."""
        return {measure.code: measure for measure in Measure.objects.valid_on(self.day)}

    @cached_property
    def groups(self) -> dict[str, SpeciesGroup]:
        """All enterable species groups in force by code, in the fixed order."""
        return {group.code: group for group in SpeciesGroup.objects.enterable(self.day)}

    @cached_property
    def platform_measures(self) -> list[Measure]:
        """Measures that are given per platform."""
        return [measure for measure in self.measures.values() if measure.split != Split.COMPANY]

    @cached_property
    def company_measures(self) -> list[str]:
        """Codes of the company measures of the profile."""
        every = [measure.code for measure in self.measures.values() if measure.split == Split.COMPANY]
        chosen = self._profile.company_measures if self._profile else None
        if chosen is None:
            return every
        kept = {self.crosswalk.measures.get(code, code) for code in chosen}
        return [code for code in every if code in kept]

    @cached_property
    def boxes(self) -> Boxes:
        """{platform: {measure: [TOTAL, species groups…]}} of the profile, in the order of the grid."""
        chosen: Mapping[str, Mapping[str, Iterable[str]]] = self._profile.boxes if self._profile else {}
        return {row.slug: self._boxes_of(chosen.get(row.slug)) for row in self.platforms}

    @cached_property
    def profile(self) -> list[Box]:
        """Every box the company is asked for."""
        company = [Box(None, code, None) for code in self.company_measures]
        return company + [
            Box(platform, measure, group)
            for platform, measures in self.boxes.items()
            for measure, groups in measures.items()
            for group in groups
        ]

    @cached_property
    def outside(self) -> frozenset[str]:
        """Species groups that are no wildlife: outside every total."""
        return frozenset(group.code for group in self.groups.values() if not group.section.is_wildlife)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What may be named in this return at all."""
        own = set(self.submission.company.platform_spells.values_list("platform__slug", flat=True))
        active = {row.slug for row in self.platforms}
        codes = {split: {m.code for m in self.measures.values() if m.split == split} for split in Split}
        return Catalogue(
            platforms=active,
            idle_platforms=own - active,
            split=codes[Split.SPECIES],
            unsplit=codes[Split.PLATFORM],
            company=codes[Split.COMPANY],
            groups=set(self.groups),
        )

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """How codes of earlier quarters are read in this one."""
        return Succession.objects.crosswalk(self.day)

    def as_document(self) -> dict[str, object]:
        """What a revision freezes of the profile it was made under."""
        return {"boxes": self.boxes, "company_measures": self.company_measures}

    def ceiling(self, measure: str) -> int:
        """The largest count that a measure takes."""
        return self.measures[measure].ceiling

    @cached_property
    def _profile(self) -> ReportingProfile | None:
        """The profile in force on the quarter's last day."""
        made = ReportingProfile.objects.filter(company=self.submission.company_id, starts_on__lte=self.day)
        return made.order_by("-starts_on").first()

    def _boxes_of(self, chosen: Mapping[str, Iterable[str]] | None) -> dict[str, list[str]]:
        """The boxes of one platform: all valid ones, less those that a profile leaves out."""
        every = {measure.code: self._valid_groups(measure) for measure in self.platform_measures}
        if chosen is None:
            return every
        kept: dict[str, set[str]] = {}
        for former, groups in chosen.items():
            own = kept.setdefault(self.crosswalk.measures.get(former, former), {TOTAL})
            own.update(self.crosswalk.groups.get(group, group) for group in groups)
        return {code: [g for g in groups if g in kept[code]] for code, groups in every.items() if code in kept}

    def _valid_groups(self, measure: Measure) -> list[str]:
        return [TOTAL, *self.groups] if measure.split == Split.SPECIES else [TOTAL]


def after_signing(layout: Layout, cells: Iterable[Cell]) -> dict[str, object] | None:
    """The profile that a signed answer leaves behind, or None when it stays as it is.

    A number outside the profile adds its box; *not tracked* removes it, and with a total its whole measure. Who could
    not look at any platform this quarter still tracks what they track.
    """
    cells = list(cells)
    counts = [cell for cell in cells if cell.platform is not None]
    if counts and all(cell.not_tracked for cell in counts):
        return None
    boxes = {platform: {m: list(g) for m, g in measures.items()} for platform, measures in layout.boxes.items()}
    company = list(layout.company_measures)
    for cell in cells:
        if cell.platform is None:
            _keep(company, cell.measure, is_tracked=not cell.not_tracked)
        elif cell.is_total and cell.not_tracked:
            boxes[cell.platform].pop(cell.measure, None)
        elif cell.species_group is not None and (not cell.not_tracked or cell.measure in boxes[cell.platform]):
            groups = boxes[cell.platform].setdefault(cell.measure, [TOTAL])
            _keep(groups, cell.species_group, is_tracked=not cell.not_tracked)
    changed: dict[str, object] = {"boxes": boxes, "company_measures": company}
    return changed if changed != layout.as_document() else None


def _keep(codes: list[str], code: str, *, is_tracked: bool) -> None:
    if is_tracked and code not in codes:
        codes.append(code)
    if not is_tracked and code in codes:
        codes.remove(code)
