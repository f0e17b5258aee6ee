"""Rules that hold for the text of every template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).parents[2] / "templates"
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle="),
    "a style element": re.compile(r"<style"),
    "an inline handler": re.compile(r"\son[a-z]+="),
    "an inline script": re.compile(r"<script(?![^>]*(\ssrc=|application/json))"),
    "another origin": re.compile(r'(src|href)="(https?:)?//(?!www\.w3\.org)'),
}


@pytest.mark.parametrize("name", PAGES)
def test_templates_can_be_read(name: str) -> None:
    get_template(name)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_our_content_policy_leaves_nothing_out(what: str) -> None:
    pages = [name for name in PAGES if not name.startswith("emails/")]
    assert not [name for name in pages if FORBIDDEN[what].search((ROOT / name).read_text())]
