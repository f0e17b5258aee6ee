"""How many flags a round has, and would have by other limits; tells numbers of flags and never whose they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.background import backgrounds_of
from reports.counted import CodeLists
from reports.drafts import Draft
from reports.models import Quarter, Submission
from reports.profiles import Layout
from reports.rulebook import thresholds_of
from reports.rules.cells import Cell, Finding, Severity
from reports.rules.plausibility import Background, doubts
from reports.rules.thresholds import Thresholds
from reports.summaries.answers import answers_by_revision


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of a round: reasons that are asked for, and of how many returns; and what is only worth knowing."""

    asked: int = 0
    returns: int = 0
    informed: int = 0

    def and_those_of(self, found: list[Finding]) -> Flags:
        """With the flags of one more return."""
        asked = sum(one.severity == Severity.EXPLAIN for one in found)
        return Flags(self.asked + asked, self.returns + bool(asked), self.informed + len(found) - asked)


@dataclass(frozen=True, slots=True)
class Compared:
    """The flags of one round by the limits it opened with, and by others; ``returns`` have numbers."""

    quarter: Quarter
    returns: int
    before: Flags
    after: Flags


def compared(quarter: Quarter, limits: Thresholds) -> Compared:
    """Judge every return of a round twice: the newest revision, or the draft where none was signed."""
    held = thresholds_of(quarter)
    furthest = replace(limits, band_quarters=max(limits.band_quarters, held.band_quarters))
    answered = _with_numbers(quarter)
    known = backgrounds_of(quarter, [layout for layout, _cells in answered], furthest)
    before, after = Flags(), Flags()
    for (_layout, cells), one in zip(answered, known, strict=True):
        before = before.and_those_of(doubts(cells, _by(held, one)))
        after = after.and_those_of(doubts(cells, _by(limits, one)))
    return Compared(quarter, len(answered), before, after)


def _by(limits: Thresholds, known: Background) -> Background:
    """What is known of a return as other limits see it: they may look back less far."""
    return replace(known, limits=limits, past=known.past.within(limits.band_quarters))


def _with_numbers(quarter: Quarter) -> list[tuple[Layout, list[Cell]]]:
    """The returns of a round that have numbers, with them; the lists of what is counted are read once for all."""
    lists = CodeLists(quarter.ends_on)
    found = list(Submission.objects.counting_in(quarter).select_related("quarter").order_by("pk"))
    signed = answers_by_revision([one.latest_revision_id for one in found if one.latest_revision_id])
    drafted = {one.pk: Draft(one).cells for one in found if not one.latest_revision_id}
    cells = [signed[one.latest_revision_id] if one.latest_revision_id else drafted[one.pk] for one in found]
    return [(Layout(one, lists), list(told.values())) for one, told in zip(found, cells, strict=True) if told]
