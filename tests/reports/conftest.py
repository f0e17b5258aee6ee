"""Fixtures of all tests of reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reports.models import Submission
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
    return world.flagged()
