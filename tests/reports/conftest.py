"""Fixtures of all tests of reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reports.actions.drafts import save
from reports.models import Door, Submission
from reports.rules.cells import Box, Cell
from reports.summaries import desk_dashboard
from tests import cast


@pytest.fixture(autouse=True)
def _fresh_dashboard() -> Iterator[None]:
    """What the dashboard drew in one test is not another's: keys and hashes begin anew in each."""
    yield
    for kept in (desk_dashboard._dashboard, desk_dashboard.facts_of, desk_dashboard.rounds_of):
        kept.cache_clear()


@pytest.fixture
def flagged(world: cast.World) -> Submission:
    """A complete draft in which two totals are ten times those of the quarter before."""
    world.signed_before(world.company)
    cast.fill(world.submission, by=world.preparer)
    jumps = {"blocked": 1000, "removed-own": 1017}
    cells = [Cell("aurora-market", measure, "TOTAL", value) for measure, value in jumps.items()]
    changes: dict[Box, Cell | None] = {cell.box: cell for cell in cells}
    save(world.submission, changes, by=world.preparer, door=Door.FORM)
    return world.submission
