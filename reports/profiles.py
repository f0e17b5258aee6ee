"""Which boxes a return has: the code lists in force and the company's reporting profile, read for one submission."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import cached_property

from members.models import Company
from members.models import in_force as spell_in_force
from reports.calendar import QuarterKey
from reports.counted import CodeLists
from reports.models import Measure, Quarter, ReportingProfile, SpeciesGroup, Split, Submission
from reports.parts import TOTAL
from reports.rules.cells import Box, Cell
from reports.rules.crosswalk import Crosswalk
from reports.rules.placement import Catalogue
from reports.tracking import Boxes, Choice, as_document


@dataclass(frozen=True)
class PlatformRow:
    """One platform that is expected in a return, with the days it was held."""

    slug: str
    name: str
    starts_on: datetime.date
    ends_on: datetime.date


class Layout:
    """What may and what must be answered in one submission; every property is read once.

    ``lists``: what is counted in its quarter, where that is read for several returns.
    """

    def __init__(self, submission: Submission, lists: CodeLists | None = None) -> None:
        self.submission = submission
        self.day = submission.quarter.ends_on
        self.lists = lists or CodeLists(self.day)

    @cached_property
    def platforms(self) -> list[PlatformRow]:
        """The frozen platforms, each once however many coalitions it counts in."""
        rows = self.submission.platform_rows.select_related("platform").order_by("platform__slug")
        found = {r.platform.slug: PlatformRow(r.platform.slug, r.platform.name, r.starts_on, r.ends_on) for r in rows}
        return list(found.values())

    @property
    def measures(self) -> dict[str, Measure]:
        """All measures in force by code, in order."""
        return self.lists.measures

    @property
    def groups(self) -> dict[str, SpeciesGroup]:
        """All enterable species groups in force by code, in the fixed order."""
        return self.lists.groups

    @cached_property
    def platform_measures(self) -> list[Measure]:
        """Measures that are given per platform."""
        return [measure for measure in self.measures.values() if measure.split != Split.COMPANY]

    @cached_property
    def choice(self) -> Choice:
        """What the profile in force tracks of this quarter's lists."""
        return self.under(self.stored)

    @property
    def company_measures(self) -> list[str]:
        """Codes of the company measures of the profile."""
        return self.choice.company_measures

    @property
    def boxes(self) -> Boxes:
        """{platform: {measure: [TOTAL, species groups…]}} of the profile, in the order of the grid."""
        return self.choice.boxes

    @cached_property
    def profile(self) -> list[Box]:
        """Every box the company is asked for."""
        return self.choice.profile

    def place_of(self, box: Box) -> tuple[int, int, int]:
        """Sorts boxes as on the page: platforms first, each column from its total down; the company last."""
        measure = list(self.measures).index(box.measure)
        platforms = [row.slug for row in self.platforms]
        if box.platform is None or box.species_group is None:
            return len(platforms), measure, 0
        return platforms.index(box.platform), measure, [TOTAL, *self.groups].index(box.species_group)

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

    @property
    def crosswalk(self) -> Crosswalk:
        """How codes of earlier quarters are read in this one."""
        return self.lists.crosswalk

    def as_document(self) -> dict[str, object]:
        """What a revision freezes of the profile it was made under."""
        return as_document(self.choice)

    def ceiling(self, measure: str) -> int:
        """The largest count that a measure takes."""
        return self.measures[measure].ceiling

    @cached_property
    def stored(self) -> ReportingProfile | None:
        """The profile in force on the quarter's last day."""
        return in_force(self.submission.company_id, self.day)

    def under(self, stored: ReportingProfile | None) -> Choice:
        """What a profile tracks of this quarter's lists; without one everything in force."""
        boxes: Mapping[str, Mapping[str, Iterable[str]]] = stored.boxes if stored else {}
        ways = stored.ways if stored else {}
        return Choice(
            boxes={row.slug: self._boxes_of(boxes.get(row.slug)) for row in self.platforms},
            company_measures=self._company_measures_of(stored.company_measures if stored else None),
            ways={row.slug: dict(ways[row.slug]) for row in self.platforms if ways.get(row.slug)},
        )

    def _company_measures_of(self, chosen: Iterable[str] | None) -> list[str]:
        every = [measure.code for measure in self.measures.values() if measure.split == Split.COMPANY]
        if chosen is None:
            return every
        kept = {self.crosswalk.measures.get(code, code) for code in chosen}
        return [code for code in every if code in kept]

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


class Planned(Layout):
    """The boxes of a quarter that has not opened, on the platforms that the company holds on its last day."""

    def __init__(self, company: Company, key: QuarterKey) -> None:
        quarter = Quarter(code=str(key), starts_on=key.first_day, ends_on=key.last_day)
        super().__init__(Submission(company=company, quarter=quarter))

    @cached_property
    def platforms(self) -> list[PlatformRow]:
        held = self.submission.company.platform_spells.filter(spell_in_force(self.day)).select_related("platform")
        first = self.submission.quarter.starts_on
        found = {s.platform.slug: (s.platform.name, max(s.starts_on, first)) for s in held.order_by("platform__slug")}
        return [PlatformRow(slug, name, starts_on, self.day) for slug, (name, starts_on) in found.items()]


def layout_of(company: Company, key: QuarterKey) -> Layout:
    """The boxes of a company's quarter: of its return, or as they would be if it opened today."""
    submission = company.submissions.select_related("company", "quarter").filter(quarter__code=str(key)).first()
    return Layout(submission) if submission else Planned(company, key)


def in_force(company: Company | int, day: datetime.date) -> ReportingProfile | None:
    """The profile that holds on one day."""
    return ReportingProfile.objects.filter(company=company, starts_on__lte=day).order_by("-starts_on").first()


def kept_with(stored: ReportingProfile | None, choice: Choice) -> dict[str, object]:
    """The document of a new row: the choice, and what was said before about platforms that are not in it."""
    said: Boxes = stored.boxes if stored else {}
    ways = stored.ways if stored else {}
    return {
        "boxes": {name: boxes for name, boxes in said.items() if name not in choice.boxes} | choice.boxes,
        "company_measures": choice.company_measures,
        "ways": {name: way for name, way in ways.items() if name not in choice.boxes} | choice.ways,
    }


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
    changed = Choice(boxes, company, layout.choice.ways)
    return kept_with(layout.stored, changed) if changed != layout.choice else None


def _keep(codes: list[str], code: str, *, is_tracked: bool) -> None:
    if is_tracked and code not in codes:
        codes.append(code)
    if not is_tracked and code in codes:
        codes.remove(code)
