"""Flags are explained by keyboard alone, in both languages and at every width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from playwright.sync_api import expect

from members.models import User
from reports.drafts import Draft
from tests import cast
from tests.browser.conftest import Sit
from tests.cast import World

pytestmark = pytest.mark.browser

EXPLAIN = "/m/aurora/2026-Q3/explain/"
TEXT = "A new image model since 9 May."


@pytest.fixture
def scene(transactional_db: None) -> Iterator[World]:
    """A draft with two flags, and people who can sign in."""
    cast.load_code_lists()
    with time_machine.travel(cast.NOW, tick=True):
        world = cast.make_world()
        world.flagged()
        User.objects.update(password=make_password(cast.PASSWORD))
        yield world


def test_two_flags_are_explained_by_keyboard(scene: World, sit: Sit) -> None:
    seat = sit().sign_in("preparer@aurora.example")
    page = seat.page
    page.goto(f"/en{EXPLAIN}")
    seat.look()
    page.locator("#id_flag").focus()
    # Below each flag a link leads to its number, and below the reasons one to the return before.
    for key in ("Space", "Tab", "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type(TEXT)
    # The box for a second language may stay empty.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text("Saved. Nothing is left to explain.")
    seat.look()
    assert [told.text for _found, told in Draft(scene.submission).explained] == [TEXT, TEXT]


def test_the_page_holds_on_a_phone_in_chinese_with_an_error(sit: Sit) -> None:
    seat = sit().sign_in("preparer@aurora.example")
    seat.page.set_viewport_size({"width": 360, "height": 740})
    seat.page.goto(f"/zh-hans{EXPLAIN}")
    seat.look()
    with seat.page.expect_navigation():
        seat.page.locator(".explain button[type=submit]").first.click()
    expect(seat.page.locator(".error-summary")).to_be_focused()
    seat.look()
