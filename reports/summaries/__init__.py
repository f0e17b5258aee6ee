"""Reads that cross models, as frozen values that page, API and document show alike."""

from __future__ import annotations
