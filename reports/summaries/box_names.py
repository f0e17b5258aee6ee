"""What boxes are called outside a return's own layout, where quarters and former codes stand beside each other."""

from __future__ import annotations

from collections.abc import Collection

from members.models import Platform
from reports.models import Measure, SpeciesGroup
from reports.parts import TOTAL
from reports.rules.cells import RETURN, Box
from reports.wording import questions as wording


class BoxNames:
    """What the boxes of a page are called in the active language, and in which order they stand."""

    def __init__(self, boxes: Collection[Box]) -> None:
        self.platforms: dict[str, str] = {}
        self.know(boxes)
        self.measures = {measure.code: measure for measure in Measure.objects.all()}
        self.groups = {group.code: group for group in SpeciesGroup.objects.all()}

    def know(self, boxes: Collection[Box]) -> None:
        """Read what further boxes are called; nothing is read where their platforms are known."""
        slugs = {box.platform for box in boxes if box.platform} - self.platforms.keys()
        self.platforms |= dict(Platform.objects.filter(slug__in=slugs).values_list("slug", "name"))

    def of(self, box: Box) -> tuple[str, str]:
        """The names of the group, empty for a company count, and of the measure."""
        return str(self.groups.get(box.species_group or "", "")), str(self.measures[box.measure])

    def title(self, box: Box) -> str:
        """One box in a line: “Aurora Market · Pangolins · Blocked”; the whole return by that name."""
        if box == RETURN:
            return wording.whole_return()
        group, measure = self.of(box)
        total = wording.total() if box.species_group == TOTAL else ""
        return " · ".join(filter(None, [self.platforms.get(box.platform or "", ""), group or total, measure]))

    def order(self, box: Box) -> tuple[bool, str, int, int]:
        """By platform and group, then as the measures stand in their list; the company's own at the end."""
        group, measure = self.groups.get(box.species_group or ""), self.measures[box.measure]
        return box.is_company_count, box.platform or "", group.position if group else -1, measure.position
