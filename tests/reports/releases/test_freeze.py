"""What freezing a release takes and leaves."""

from __future__ import annotations

from tests.reports.releases.stage import Stage


def test_frozen_cells_are_the_sums_of_what_was_accepted(full: Stage) -> None:
    release = full.freeze()
    cells = {(c.table, c.period, c.part): c.value for c in release.cells.filter(section="ALL")}
    assert cells["quarter", "2026-Q1", "total"] == 7 * 400
    assert cells["quarter", "2026-Q1", "removed"] == 7 * 300
    assert cells["year", "2025", "total"] == 4 * 7 * 400
    assert cells["cumulative", "2026-Q1", "total"] == 5 * 7 * 400
