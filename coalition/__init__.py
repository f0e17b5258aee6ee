"""The shell and the public face: settings, addresses, health, and pages that read releases only."""

from __future__ import annotations

from .celery import app as celery_app

__all__ = ["celery_app"]
