"""Asking for more time and answering it, and the heat map, keep their promises in both languages and both themes."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import expect

from reports.actions import extensions, reviews
from tests.browser.conftest import Sit
from tests.cast import World

pytestmark = pytest.mark.browser

WANTED = datetime.date(2026, 11, 7)


def test_more_time_is_asked_for_and_granted(scene: World, sit: Sit) -> None:
    company = sit().sign_in("preparer@aurora.example")
    company.page.goto("/en/m/aurora/2026-Q3/")
    company.page.get_by_role("link", name="Ask for more time").click()
    company.page.get_by_label("Last day").fill("2026-11-07")
    company.page.get_by_label("Why do you need more time?").fill("Our counter is ill.")
    company.press("Ask for more time").look()
    desk = sit().sign_in("analyst@coalition.example")
    desk.page.goto("/en/desk/review/aurora/2026-Q3/extension/")
    expect(desk.page.get_by_label("Last day")).to_have_value("2026-11-07")
    desk.press("Grant it").look()
    company.page.goto("/en/m/aurora/2026-Q3/extension/")
    expect(company.page.get_by_role("main")).to_contain_text("Due Saturday 7 November 2026, 23:59")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_about_time(scene: World, sit: Sit, language: str) -> None:
    company = sit().sign_in("signer@aurora.example")
    desk = sit().sign_in("admin@coalition.example")
    for step in (lambda: None, lambda: _ask(scene), lambda: _refuse(scene), lambda: _exempt(scene)):
        step()
        for seat, page in ((company, "m/aurora/2026-Q3/"), (desk, "desk/review/aurora/2026-Q3/")):
            answer = seat.page.goto(f"/{language}/{page}extension/")
            assert answer
            assert answer.status == 200
            seat.look()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_heat_map(scene: World, sit: Sit, language: str, width: int) -> None:
    scene.accepted(scene.company)
    _exempt(scene)
    seat = sit().sign_in("analyst@coalition.example")
    seat.page.set_viewport_size({"width": width, "height": 800})
    answer = seat.page.goto(f"/{language}/desk/completeness/?quarters=16")
    assert answer
    assert answer.status == 200
    seat.look()
    seat.page.keyboard.press("Tab")
    cells = seat.page.get_by_role("row").filter(has=seat.page.get_by_role("rowheader", name="Aurora"))
    cells.get_by_role("link").last.focus()
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url("**/desk/review/aurora/2026-Q3/")


def _ask(world: World) -> None:
    extensions.ask(world.submission, wanted_on=WANTED, reason="Our counter is ill.", by=world.preparer)


def _refuse(world: World) -> None:
    extensions.refuse(world.submission.extensions.get(), answer="The release cannot wait.", by=world.analyst)


def _exempt(world: World) -> None:
    reviews.exempt(world.submission, by=world.administrator, reason="Closed for the year.")
