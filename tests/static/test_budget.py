"""What a reader has to load before the first word is readable stays small."""

from __future__ import annotations

import gzip
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"


def _weight(*patterns: str) -> int:
    files = [path for pattern in patterns for path in sorted(STATIC.glob(pattern))]
    return len(gzip.compress(b"".join(path.read_bytes() for path in files)))


def test_all_style_sheets_fit_in_12_kilobytes() -> None:
    assert _weight("css/*.css") <= 12 * 1024


def test_the_scripts_of_a_public_page_fit_in_6_kilobytes() -> None:
    assert _weight("js/theme.js", "js/explore.js") <= 6 * 1024
