"""The round board and its steps for many keep their promises in both languages and both themes."""

from __future__ import annotations

import pytest

from members.models import Job
from tests import cast
from tests.browser.conftest import Sit
from tests.cast import World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_of_the_board(scene: World, sit: Sit, language: str) -> None:
    cast.fill(scene.submission, by=scene.preparer)
    cast.sign(scene.submission, by=scene.signer)
    seat = sit().sign_in("analyst@coalition.example")
    for page in ("", "?state=submitted&mark=late&name=x", "contacts/aurora/?quarter=2026-Q3", "tokens/"):
        answer = seat.page.goto(f"/{language}/desk/{page}")
        assert (page, answer and answer.status) == (page, 200)
        seat.look()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_choosing_rows_leads_to_a_preview_and_on_to_its_result(scene: World, sit: Sit, language: str) -> None:
    seat = sit().sign_in("analyst@coalition.example")
    seat.page.goto(f"/{language}/desk/")
    seat.page.locator("input[name=company][value=aurora]").focus()
    seat.page.keyboard.press("Space")
    with seat.page.expect_navigation():
        seat.page.locator("button[formaction$='/desk/remind/']").press("Enter")
    seat.look()
    assert not Job.objects.filter(key__startswith="reminder:").exists()
    with seat.page.expect_navigation():
        seat.page.locator("form:has(input[name=token]) button").press("Enter")
    seat.look()
    assert Job.objects.filter(key__startswith="reminder:").count() == 2
