"""Review and questions under a real browser: by keyboard, in both languages, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from playwright.sync_api import expect

from members.models import User
from reports.actions import checklist, internal_notes, questions, verifications
from reports.models import Question
from reports.rules.cells import Box
from tests import cast
from tests.browser.conftest import Sit
from tests.cast import World

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture
def scene(transactional_db: None) -> Iterator[World]:
    """A signed return with flags, two threads, a note, a tick and a sample."""
    cast.load_code_lists()
    with time_machine.travel(cast.NOW, tick=True):
        world = cast.make_world()
        revision = cast.sign(world.flagged(), by=world.signer)
        submission, by = world.submission, world.analyst
        box = Box("aurora-market", "blocked", "TOTAL")
        questions.ask(submission, text="Is this right? If so, what changed?", by=by, box=box)
        second = questions.ask(submission, text="Which shops does it cover?", by=by)
        questions.reply(second, text="All of them.", by=world.preparer, is_answer=True)
        internal_notes.write(submission, text="They answer on Mondays.", by=by)
        checklist.tick(submission, ["changes"], by=by, revision_hash=revision.hash)
        sample = {"state": "sampled", "sampled_by": "Invented Watch", "drawn": 20, "confirmed": 19}
        verifications.verify(submission, by=by, revision_hash=revision.hash, **sample)
        User.objects.update(password=make_password(cast.PASSWORD))
        yield world


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_hold_on_a_phone_and_on_a_desk(sit: Sit, language: str) -> None:
    for who, page in (
        ("analyst@coalition.example", "desk/review/aurora/2026-Q3/"),
        ("preparer@aurora.example", "m/aurora/questions/"),
        ("viewer@aurora.example", "m/aurora/2026-Q3/receipt/"),
    ):
        seat = sit().sign_in(who)
        for size in (PHONE, DESKTOP):
            seat.page.set_viewport_size(size)
            seat.page.goto(f"/{language}/{page}")
            seat.look()


def test_a_question_is_answered_by_keyboard(scene: World, sit: Sit) -> None:
    seat = sit().sign_in("preparer@aurora.example")
    page = seat.page
    page.goto("/en/m/aurora/questions/")
    page.locator("textarea").first.focus()
    page.keyboard.type("Yes: a new image model since 9 May.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text("Marked as answered.")
    seat.look()
    assert set(Question.objects.values_list("state", flat=True)) == {"answered"}


def test_a_box_is_asked_about_from_its_line_by_keyboard(scene: World, sit: Sit) -> None:
    seat = sit().sign_in("analyst@coalition.example")
    page = seat.page
    page.goto("/en/desk/review/aurora/2026-Q3/")
    page.locator("a.ask").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#ask-text").focus()
    page.keyboard.type("Since when?")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text("Asked. The company gets a mail.")
    seat.look()
    assert Question.objects.exclude(measure="").count() == 2
