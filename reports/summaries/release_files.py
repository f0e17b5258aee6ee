"""What the files of a release are called and what each says about itself; reads no file."""

from __future__ import annotations

from typing import Any

from reports.models import Release

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "svg": "image/svg+xml", "png": "image/png"}
# This chart holds numbers that others published: real ones, even in a demonstration.
HISTORY = "history"
TABLE_TYPES = ("json", "csv")
FIGURE_TYPES = ("json", "svg", "png", "csv")


def table_name(table: str, extension: str) -> str:
    """quarter.csv"""
    return f"{table}.{extension}"


def figure_name(chart: str, language: str, extension: str) -> str:
    """quarterly.zh-hans.png"""
    return f"{chart}.{language}.{extension}"


def about(release: Release, language: str = "en", *, chart: str = "") -> dict[str, Any]:
    """What every answer says about where its numbers come from; the notice marks invented ones."""
    is_invented = release.is_demonstration and chart != HISTORY
    return {
        "release": release.code,
        "hash": release.hash,
        "demonstration": is_invented,
        "notice": release.words[language]["notice"] if is_invented else "",
    }
