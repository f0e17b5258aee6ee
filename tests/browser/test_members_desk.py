"""The members desk keeps its promises: every page, and a change that is looked at and saved by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import make_password

from members.models import User
from tests import cast
from tests.browser.conftest import Sit
from tests.cast import World

pytestmark = pytest.mark.browser

PAGES = (
    "", "?q=aurora&sort=-name", "?q=nobody", "add/", "aurora/", "aurora/edit/", "aurora/join/", "aurora/leave/",
    "aurora/covers/", "aurora/owner/", "aurora/rhythm/", "aurora/expect/", "aurora/merge/", "aurora/platforms/",
    "aurora/platforms/aurora-market/move/", "aurora/platforms/aurora-market/end/",
)  # fmt: skip


@pytest.fixture
def scene(transactional_db: None) -> Iterator[World]:
    """The cast, with passwords."""
    cast.load_code_lists()
    with time_machine.travel(cast.NOW, tick=True):
        world = cast.make_world()
        User.objects.update(password=make_password(cast.PASSWORD))
        yield world


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_of_the_members_desk(scene: World, sit: Sit, language: str) -> None:
    seat = sit().sign_in("admin@coalition.example")
    seat.page.set_viewport_size({"width": 360, "height": 800})
    for page in PAGES:
        answer = seat.page.goto(f"/{language}/desk/members/{page}")
        assert (page, answer and answer.status) == (page, 200)
        seat.look()


def test_a_change_is_looked_at_and_saved_by_keyboard(scene: World, sit: Sit) -> None:
    seat: Any = sit().sign_in("admin@coalition.example")
    seat.page.goto("/en/desk/members/aurora/leave/")
    seat.page.get_by_label("Last day").fill("2026-12-30")
    seat.page.get_by_label("Reason").fill("Sold its site")
    seat.page.keyboard.press("Tab")
    with seat.page.expect_navigation():
        seat.page.keyboard.press("Enter")
    assert seat.page.evaluate("document.activeElement.id") == "affects-it"
    seat.look()
    seat.page.keyboard.press("Tab")
    with seat.page.expect_navigation():
        seat.page.keyboard.press("Enter")
    assert "Leaves Global coalition, last day 30 December 2026" in seat.page.content()
    seat.look()
