"""Which boxes must be answered before signing: each total, and each measure of the company. A group may stay blank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reports.rules.cells import Box, Cell, Finding, blocking
from reports.rules.codes import Code
from reports.rules.columns import Column


def empty_boxes(cells: Collection[Cell], columns: Iterable[Column], profile: Collection[Box]) -> Iterator[Finding]:
    """One finding for each required box without an answer; a total that its parts suggest is named as ``proposed``.

    A number outside the profile asks for its measure's total too: giving it adds the box to the profile.
    """
    answered = {cell.box for cell in cells}
    for box in profile:
        if box.is_company_count and box not in answered:
            yield blocking(Code.EMPTY_BOX, box)
    profiled = {(box.platform, box.measure) for box in profile}
    for column in columns:
        if column.total is None and (column.has_numbers or (column.platform, column.measure) in profiled):
            proposed = {"proposed": column.split} if column.has_parts else {}
            yield blocking(Code.EMPTY_BOX, column.total_box, **proposed)
