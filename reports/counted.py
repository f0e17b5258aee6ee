"""What is counted on one day: measures, species groups and how earlier codes are read; knows no company."""

from __future__ import annotations

import datetime

from django.utils.functional import cached_property

from reports.calendar import QuarterKey
from reports.models import Measure, SpeciesGroup, Succession
from reports.rules.crosswalk import Crosswalk


class CodeLists:
    """What is counted on one day, the same for every return of a quarter; every property is read once."""

    def __init__(self, day: datetime.date) -> None:
        self.day = day

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """All measures in force by code, in order."""
        return {measure.code: measure for measure in Measure.objects.valid_on(self.day)}

    @cached_property
    def groups(self) -> dict[str, SpeciesGroup]:
        """All enterable species groups in force by code, in the fixed order."""
        return {group.code: group for group in SpeciesGroup.objects.enterable(self.day)}

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """How codes of earlier quarters are read on this day."""
        return Succession.objects.crosswalk(self.day)

    @cached_property
    def replacing(self) -> dict[str, datetime.date]:
        """The codes that took another's place within the quarter of this day, and since when."""
        key = QuarterKey.holding(self.day)
        since = Succession.objects.filter(starts_on__range=(key.first_day, key.last_day))
        return dict(since.values_list("successor", "starts_on"))
