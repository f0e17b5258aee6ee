"""Fixtures of the releases' tests."""

from __future__ import annotations

import pytest

from members.access import SiteRole
from members.models import User
from reports.calendar import QuarterKey
from tests.cast import person
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


@pytest.fixture
def administrator(db: None) -> User:
    """Somebody of the desk who neither freezes nor publishes."""
    return person("settings@coalition.example", SiteRole.ADMINISTRATOR)
