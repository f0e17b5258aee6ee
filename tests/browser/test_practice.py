"""Practice and corrections in Chromium: the whole path, what changed between two signatures, and how it looks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.scene import TYPED

pytestmark = pytest.mark.browser

PRACTICE = "/en/m/aurora/practice/"
SMALL = {"width": 360, "height": 780}


def fill_in_and_sign(seat, **other):
    page = seat.page
    page.goto(f"{PRACTICE}counts/")
    for name, text in (TYPED | other).items():
        page.fill(f'[name="{name}"]', text)
    seat.press("Check and continue")
    page.goto(f"{PRACTICE}sign/")
    page.fill("[name=name]", "Sam Signer")
    page.fill("[name=password]", "demonstration-only")
    seat.press("Sign and submit")
    expect(page).to_have_url(re.compile("/practice/receipt/$"))


def test_a_practice_is_signed_recalled_compared_and_emptied(sit):
    seat = sit().sign_in("signer@aurora.example")
    page = seat.page
    page.goto(PRACTICE)
    seat.look()
    seat.press("Begin to practise")
    seat.look()
    fill_in_and_sign(seat)
    seat.look()
    page.goto(f"{PRACTICE}recall/")
    seat.press("Recall it")
    fill_in_and_sign(seat, **{"c:aurora-market:removed-own:TOTAL": "125"})
    page.set_viewport_size(SMALL)
    page.get_by_role("link", name="What changed").click()
    expect(page.locator("main")).to_contain_text("+5")
    seat.look()
    page.goto(PRACTICE)
    seat.press("Empty this practice")
    expect(page.locator("main")).to_contain_text("0 of")
    seat.look()


def test_a_request_to_correct_is_made_and_withdrawn(sit, scene):
    scene.accepted(scene.company)
    seat = sit().sign_in("signer@aurora.example")
    page = seat.page
    page.set_viewport_size(SMALL)
    page.goto("/en/m/aurora/2026-Q3/revise/")
    page.get_by_label("What has to be corrected, and why?").fill("We counted twice.")
    seat.press("Open for a correction")
    page.goto("/en/m/aurora/history/2026-Q3/compare/")
    expect(page.locator("main")).to_contain_text("The two say the same in every box.")
    seat.look()
    page.goto("/en/m/aurora/2026-Q3/")
    seat.look()
    page.get_by_role("link", name="Withdraw the request").click()
    seat.look()
    seat.press("Withdraw it")
    expect(page.locator("main")).to_contain_text("Withdrawn. The accepted return stays as it was.")
