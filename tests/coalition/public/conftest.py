"""Fixtures of the public pages' tests."""

from __future__ import annotations

import pytest

from reports.history import load
from reports.models import Release
from tests.reports.releases.conftest import full, stage
from tests.reports.releases.stage import Stage

__all__ = ["full", "stage"]


@pytest.fixture
def released(full: Stage) -> Release:
    """A published release of five quarters, with the history that others published."""
    load()
    return full.publish()
