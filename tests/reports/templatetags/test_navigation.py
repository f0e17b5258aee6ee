"""Where one is among the secretariat's pages."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from reports.templatetags.navigation import desk_areas


def _open_at(path: str) -> list[tuple[str, str]]:
    areas = desk_areas(RequestFactory().get(path))
    return [(str(area.text), str(page.text)) for area in areas for page in area.pages if page.is_open]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/en/desk/", ("The round", "Board")),
        ("/en/desk/review/aurora/2026-Q3/", ("The round", "Board")),
        ("/en/desk/members/aurora/", ("Members", "Directory")),
        ("/en/desk/people/stand-ins/", ("Members", "People")),
        ("/en/desk/releases/2026-Q2.1/", ("Numbers", "Releases")),
        ("/en/desk/settings/ladder/", ("The site", "Settings")),
    ],
)
def test_one_page_is_open_and_it_is_the_nearest(path: str, expected: tuple[str, str]) -> None:
    assert _open_at(path) == [expected]


def test_outside_the_desk_nothing_is_open() -> None:
    assert _open_at("/en/") == []
