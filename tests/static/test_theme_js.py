"""The choice of a theme stays with the browser that made it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.conftest import Opener

pytestmark = pytest.mark.browser

BODY = """
<script src="/static/js/theme.js"></script>
<div data-theme-choice hidden><button value="system">System</button><button value="dark">Dark</button></div>
"""


@pytest.fixture
def page_with_choice(open_page: Opener) -> Page:
    return open_page(BODY)


def test_without_a_choice_the_system_decides(page_with_choice: Page) -> None:
    expect(page_with_choice.locator("html")).not_to_have_attribute("data-theme", "dark")
    expect(page_with_choice.locator("[value=system]")).to_have_attribute("aria-pressed", "true")


def test_a_choice_outlives_the_page(page_with_choice: Page) -> None:
    page_with_choice.click("[value=dark]")
    page_with_choice.reload()
    expect(page_with_choice.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page_with_choice.locator("[value=dark]")).to_have_attribute("aria-pressed", "true")
