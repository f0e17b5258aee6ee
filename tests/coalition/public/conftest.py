"""Fixtures of the public pages' tests."""

from __future__ import annotations

from tests.reports.releases.conftest import full, published, released, stage

__all__ = ["full", "published", "released", "stage"]
