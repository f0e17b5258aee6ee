"""A quarter in Chromium, from the first number to the public page, as five people live it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.scene import BEFORE, TOTAL, TYPED

pytestmark = pytest.mark.browser


def test_a_quarter_in_the_browser(sit):
    reader = sit()
    reader.page.goto("/en/")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(BEFORE)
    the_preparer_fills_it_in(sit())
    the_signer_signs(sit())
    the_analyst_accepts_and_freezes(sit())
    the_publisher_publishes(sit())
    the_public_reads_it(reader)


def the_preparer_fills_it_in(seat):
    page = seat.sign_in("preparer@aurora.example").page
    seat.look()
    page.get_by_role("link", name="Start this return").click()
    for name, text in TYPED.items():
        page.fill(f'[name="{name}"]', text)
    seat.look()
    seat.press("Check and continue")
    seat.look()
    seat.press("Send to signer to sign")
    expect(page.locator("body")).to_contain_text("Ready to sign")
    seat.look()


def the_signer_signs(seat):
    page = seat.sign_in("signer@aurora.example").page
    page.get_by_role("link", name="Check and sign").first.click()
    seat.look()
    page.fill("[name=name]", "Sam Signer")
    page.fill("[name=password]", "demonstration-only")
    seat.press("Sign and submit")
    expect(page).to_have_url(re.compile("/receipt/$"))
    seat.look()


def the_analyst_accepts_and_freezes(seat):
    page = seat.sign_in("analyst@coalition.example").page
    seat.look()
    page.get_by_role("link", name="Aurora").first.click()
    seat.look()
    seat.press("Accept revision 1")
    expect(page.locator("main")).to_contain_text("Accepted")
    page.goto("/en/desk/dashboard/")
    seat.look()
    page.goto("/en/desk/releases/")
    seat.look()
    seat.press("Freeze the series up to Q3 2026")
    expect(page.locator("main")).to_contain_text(TOTAL)


def the_publisher_publishes(seat):
    page = seat.sign_in("publisher@coalition.example").page
    page.goto("/en/desk/releases/2026-Q3.1/")
    seat.look()
    seat.press("Publish 2026-Q3.1")
    expect(page.locator("main")).to_contain_text("Published")


def the_public_reads_it(seat):
    for language, coverage in {"en": "8 of 12 members", "zh-hans": "12家成员中的8家"}.items():
        seat.page.goto(f"/{language}/")
        expect(seat.page.get_by_role("heading", level=1)).to_contain_text(TOTAL)
        expect(seat.page.locator("main")).to_contain_text(coverage)
        seat.look()
