"""Finds our own files for the tests about the code itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = ("coalition", "members", "reports")
TEMPLATES = ROOT / "templates"


def python_files(*folders: str) -> Iterator[Path]:
    """Every module below these folders, migrations apart."""
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def relative(path: Path) -> str:
    """A path as one reads it in the repository."""
    return path.relative_to(ROOT).as_posix()
