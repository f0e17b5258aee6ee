"""Settings and quarters keep their promises in both languages and themes, and work without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser

from members.models import User
from reports import rulebook
from reports.actions import quarters
from reports.clock import today
from tests import cast
from tests.browser.conftest import Sit
from tests.cast import World

pytestmark = pytest.mark.browser

PAGES = (
    "settings/", "settings/species-groups/", "settings/measures/", "settings/measures/add/",
    "settings/species-groups/merge/", "settings/species-groups/words/?code=TIGER", "settings/mails/",
    "quarters/", "quarters/2026-Q3/", "quarters/2026-Q4/", "quarters/plan/?quarter=2027-Q1",
)  # fmt: skip
CHANGES = {
    "settings/ladder/": {"step-3-days": "5", "reason": "A calmer ladder."},
    "settings/thresholds/": {"ratio": "3", "reason": "Fewer flags."},
    "settings/mails/opened/": {"subject_en": "{company}", "body_en": "By {due}.", "reason": "Shorter."},
    "settings/species-groups/rename/?code=TIGER": {"to": "TIGERS", "names_en": "Tigers", "reason": "Plural."},
    "quarters/2026-Q3/": {"due_at": "2026-11-07", "reason": "A holiday."},
}


@pytest.fixture
def scene(transactional_db: None) -> Iterator[World]:
    """A round in progress, and the next quarter planned."""
    cast.load_code_lists()
    with time_machine.travel(cast.NOW, tick=True):
        world = cast.make_world()
        quarters.plan(cast.QUARTER.next(), by=None)
        User.objects.update(password=make_password(cast.PASSWORD))
        yield world


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_of_the_rules(scene: World, sit: Sit, language: str) -> None:
    seat = sit().sign_in("admin@coalition.example")
    for page in PAGES:
        answer = seat.page.goto(f"/{language}/desk/{page}")
        assert (page, answer and answer.status) == (page, 200)
        seat.look()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_change_is_shown_before_it_is_made(scene: World, sit: Sit, language: str) -> None:
    seat = sit().sign_in("admin@coalition.example")
    for page, filled in CHANGES.items():
        seat.page.goto(f"/{language}/desk/{page}")
        seat.look()
        for name, text in filled.items():
            seat.page.fill(f'[name="{name}"]', text)
        seat.page.locator("button[value=preview]").click()
        seat.page.locator("button[value=save]").wait_for()
        seat.look()


def test_a_rule_changes_without_scripts(scene: World, live_server: Any, browser: Browser) -> None:
    page = browser.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    page.goto("/accounts/login/?next=/en/desk/settings/ladder/")
    page.fill("input[name=login]", "admin@coalition.example")
    page.fill("input[name=password]", cast.PASSWORD)
    page.get_by_role("button", name="Sign in").last.click()
    page.check('[name="step-0-DELETE"]')
    page.fill('[name="reason"]', "A week before is too early.")
    page.get_by_role("button", name="See what it changes").click()
    page.get_by_role("button", name="Confirm the change").click()
    page.get_by_text("The new ladder is kept.").wait_for()
    assert [step.days for step in rulebook.ladder_on(today())] == [-1, 0, 3, 10]
    page.context.close()
