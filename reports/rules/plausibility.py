"""All that a draft may be asked about although nothing forbids to sign it; the same for every door, never blocking."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from reports.rules.budget import within_budget
from reports.rules.cells import Cell, Finding
from reports.rules.changes import big_changes
from reports.rules.cumulative import cumulative_columns, looks_cumulative
from reports.rules.explained import Announcement
from reports.rules.notices import Held, Redefined, definition_changed, ownership_changed, round_numbers
from reports.rules.past import Past
from reports.rules.sameness import same_as_last_quarter
from reports.rules.thresholds import USUAL, Thresholds


@dataclass(frozen=True, slots=True)
class Background:
    """What a draft is judged by: the past, rules that changed since, days of its platforms, changes told ahead, and the
    limits that hold for its quarter."""

    past: Past
    redefined: Sequence[Redefined] = field(default_factory=tuple)
    held: Sequence[Held] = field(default_factory=tuple)
    announced: Sequence[Announcement] = field(default_factory=tuple)
    limits: Thresholds = USUAL


def doubts(cells: Collection[Cell], background: Background) -> list[Finding]:
    """What wants an explanation, the weightiest first and never more than the budget; then what is only worth knowing.

    A total that holds the year so far is asked about once for the whole return, not box by box.
    """
    past, limits = background.past, background.limits
    cumulative = cumulative_columns(cells, past, limits)
    alone = [cell for cell in cells if (cell.platform, cell.measure) not in cumulative]
    flags = [
        *same_as_last_quarter(cells, past, limits),
        *looks_cumulative(cells, cumulative),
        *big_changes(alone, past, limits),
    ]
    return [
        *within_budget(
            flags, limits.most_asked, lambda found: any(one.explains(found) for one in background.announced)
        ),
        *round_numbers(cells, limits),
        *ownership_changed(background.held, past.quarter),
        *definition_changed(background.redefined),
    ]
