"""A signature on paper in Chromium: the sheet on one page of A4, its scan, and the second person's word."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests import cast
from tests.reports.scans import PDF

pytestmark = pytest.mark.browser

PAGE = re.compile(rb"/Type /Page\b")


def pages_on_paper(page: Page) -> int:
    """How many sheets of A4 a page prints on."""
    return len(PAGE.findall(page.pdf(prefer_css_page_size=True)))


def test_a_signature_on_paper(sit, scene):
    cast.fill(scene.submission, by=scene.preparer)
    cast.explain(scene.submission, by=scene.preparer)
    short = the_company_sends_its_sheet(sit())
    the_analyst_confirms_it(sit(), short)
    the_receipt_fits_on_one_page(sit())


def the_company_sends_its_sheet(seat):
    page = seat.sign_in("preparer@aurora.example").page
    page.goto("/en/m/aurora/2026-Q3/sheet/")
    seat.look()
    assert pages_on_paper(page) == 1
    short = page.locator(".sheet-short").inner_text()
    page.get_by_role("link", name="Send the signed sheet").click()
    seat.look()
    page.set_input_files("[name=scan]", {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.fill("[name=short_hash]", short)
    page.fill("[name=name]", "Li Wei")
    seat.press("Send the sheet")
    expect(page.locator("main")).to_contain_text("A signed sheet was recorded")
    return short


def the_analyst_confirms_it(seat, short):
    page = seat.sign_in("analyst@coalition.example").page
    page.goto("/en/desk/review/aurora/2026-Q3/paper/")
    seat.look()
    with page.expect_download() as scan:
        page.get_by_role("link", name="Download the scan").click()
    assert scan.value.suggested_filename == "aurora-2026-Q3-sheet.pdf"
    page.fill("[name=typed]", short)
    seat.press("Confirm the sheet")
    expect(page.locator("main")).to_contain_text("Confirmed. The return is submitted.")


def the_receipt_fits_on_one_page(seat):
    page = seat.sign_in("viewer@aurora.example").page
    page.goto("/en/m/aurora/2026-Q3/receipt/")
    seat.look()
    assert pages_on_paper(page) == 1
