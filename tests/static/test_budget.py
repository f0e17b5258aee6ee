"""What a reader has to load before the first word is readable stays small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC, TEMPLATES = ROOT / "static", ROOT / "templates"
SHEET, PARENT = re.compile(r'{% static "(css/[\w-]+\.css)" %}'), re.compile(r'{% extends "([^"]+)" %}')
PAGES = sorted(
    str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html") if PARENT.search(path.read_text())
)


def _weight(*names: str) -> int:
    return len(gzip.compress(b"".join((STATIC / name).read_bytes() for name in names)))


def _sheets(template: str) -> set[str]:
    """The style sheets of a page, with those of the layouts that it stands in."""
    text = (TEMPLATES / template).read_text()
    parent = PARENT.search(text)
    own = set(SHEET.findall(text))
    return own | _sheets(parent[1]) if parent and (TEMPLATES / parent[1]).exists() else own


def test_all_style_sheets_fit_in_12_kilobytes() -> None:
    assert _weight(*sorted(f"css/{path.name}" for path in (STATIC / "css").glob("*.css"))) <= 12 * 1024


@pytest.mark.parametrize("template", PAGES)
def test_the_style_sheets_of_a_page_fit_in_9_kilobytes(template: str) -> None:
    assert _weight(*sorted(_sheets(template))) <= 9 * 1024


def test_every_style_sheet_is_used_by_a_page() -> None:
    used = {name for template in PAGES for name in _sheets(template)}
    assert used == {f"css/{path.name}" for path in (STATIC / "css").glob("*.css")}


def test_the_scripts_of_a_public_page_fit_in_6_kilobytes() -> None:
    assert _weight("js/theme.js", "js/explore.js") <= 6 * 1024
