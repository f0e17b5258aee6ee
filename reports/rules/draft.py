"""All that keeps a draft from being signed, in the order of its boxes; the same for every door."""

from __future__ import annotations

from collections.abc import Collection, Set

from reports.rules.cells import Box, Cell, Finding
from reports.rules.columns import columns_of
from reports.rules.required import empty_boxes
from reports.rules.totals import excluded_parts, parts_exceed_total


def findings(cells: Collection[Cell], *, profile: Collection[Box], outside: Set[str]) -> list[Finding]:
    """Check a whole draft.

    ``profile``: every box the company is asked for, TOTAL boxes and company measures among them.
    ``outside``: the species groups that are no wildlife and stand apart from every total.
    """
    columns = columns_of(cells, outside, profile)
    found = [*empty_boxes(cells, columns, profile), *excluded_parts(columns), *parts_exceed_total(columns)]
    return sorted(found, key=lambda finding: finding.box.order)
