"""The return of a company that found nothing, or could not look."""

from __future__ import annotations

from reports.parts import TOTAL
from reports.rules.cells import Box, Cell
from reports.rules.draft import findings
from reports.rules.nil import nil_cells

PROFILE = [Box("shop", "blocked", "TIGER"), Box("shop", "blocked", TOTAL), Box(None, "restored", None)]


def test_looked_and_found_none_is_zero() -> None:
    cells = nil_cells(PROFILE, {"blocked"}, looked=True)
    assert cells == [Cell("shop", "blocked", "TIGER", 0), Cell("shop", "blocked", TOTAL, 0)]


def test_could_not_look_is_no_number() -> None:
    assert all(cell.not_tracked for cell in nil_cells(PROFILE, {"blocked"}, looked=False))


def test_other_measures_are_still_asked() -> None:
    cells = nil_cells(PROFILE, {"blocked"}, looked=True)
    assert [finding.measure for finding in findings(cells, profile=PROFILE, outside=set())] == ["restored"]
