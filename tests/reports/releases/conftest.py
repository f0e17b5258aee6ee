"""Fixtures of the releases' tests."""

from __future__ import annotations

import pytest

from reports.calendar import QuarterKey
from tests.reports.releases.stage import Stage


@pytest.fixture
def stage(db: None) -> Stage:
    """Five quarters, a calendar year and one more, all of them open."""
    return Stage(QuarterKey(2025, 1), QuarterKey(2026, 1))


@pytest.fixture
def full(stage: Stage) -> Stage:
    """The same with everybody's return accepted."""
    stage.answer_all()
    return stage
