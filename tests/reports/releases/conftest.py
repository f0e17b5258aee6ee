"""Fixtures of the releases' tests."""

from __future__ import annotations

import pytest

from members.access import SiteRole
from members.models import User
from reports.calendar import QuarterKey
from reports.history import load
from reports.models import Release
from tests.cast import person
from tests.remembered import remembered
from tests.reports.releases.stage import Stage

QUARTERS = (QuarterKey(2025, 1), QuarterKey(2026, 1))


@pytest.fixture
def stage(db: None) -> Stage:
    """Five quarters, a calendar year and one more, all of them open."""
    return remembered("stage", _opened)


@pytest.fixture
def full(db: None) -> Stage:
    """The same with everybody's return accepted."""
    return remembered("full stage", _answered)


@pytest.fixture
def published(db: None) -> tuple[Stage, Release]:
    """The same with the history that others published, and its release."""
    return remembered("published stage", _published)


@pytest.fixture
def released(published: tuple[Stage, Release]) -> Release:
    """A published release of five quarters, with the history that others published."""
    return published[1]


@pytest.fixture
def administrator(db: None) -> User:
    """Somebody of the desk who neither freezes nor publishes."""
    return person("settings@coalition.example", SiteRole.ADMINISTRATOR)


def _opened() -> Stage:
    return Stage(*QUARTERS)


def _answered() -> Stage:
    made = _opened()
    made.answer_all()
    return made


def _published() -> tuple[Stage, Release]:
    made = _answered()
    load()
    return made, made.publish()
