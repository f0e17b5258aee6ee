"""A real site under a real browser: a live server, one clock for both, and a page that forgives nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

from tests import cast
from tests.chromium import launch_options
from tests.journeys.scene import make_scene
from tests.remembered import remembered

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  window.violations.push(`${violatedDirective} ${blockedURI}`);
});
navigation.addEventListener("navigate", ({ hashChange, downloadRequest }) => {
  window.leaving = !hashChange && downloadRequest === null;
});
"""
ARRIVED = "!window.leaving && document.readyState === 'complete'"
# The themes differ in their colours alone.
RULES: dict[Literal["light", "dark"], dict[str, Any]] = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of this machine; the tests that need one are skipped without it."""
    return launch_options()


# Machines that run tests are busy; what is there in the end is there.
PATIENCE = 20
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture
def scene(transactional_db: None) -> Iterator[cast.World]:
    """The round in progress; the clock goes on from where it stands in all tests."""
    cast.load_code_lists()
    with time_machine.travel(cast.NOW, tick=False):
        made = remembered("scene", make_scene)
    with time_machine.travel(cast.NOW, tick=True):
        yield made


class Seat:
    """One person in front of the site. Whatever goes wrong on a page is kept in ``problems``."""

    def __init__(self, browser: Browser, site: str, problems: list[str]) -> None:
        self.page: Page = browser.new_context(base_url=site).new_page()
        self.site, self.problems = site, problems
        self.page.add_init_script(WATCH)
        self.under_way: set[Request] = set()
        self.page.on("request", lambda request: self.under_way.add(request))
        self.page.on("requestfinished", lambda request: self.under_way.discard(request))
        self.page.on("requestfailed", lambda request: self.under_way.discard(request))
        self.page.on("pageerror", lambda error: self.note(f"script: {error}"))
        self.page.on("console", self.note_said)
        self.page.on("requestfailed", self.note_failed)
        self.page.on(
            "request",
            lambda request: request.url.startswith((site, "data:")) or self.note(f"left the site: {request.url}"),
        )

    def note_said(self, said: ConsoleMessage) -> None:
        """An error on the console. A form that does not hold and people who differ are none; Chromium notes both."""
        is_form = "400 (Bad Request)" in said.text and said.location["url"] == self.page.url
        if said.type == "error" and not is_form and "409 (Conflict)" not in said.text:
            self.note(f"console: {said.text}")

    def note_failed(self, request: Request) -> None:
        """A request that failed; one that a reader cut short by going on to the next page did not."""
        if request.failure != "net::ERR_ABORTED":
            self.note(f"failed: {request.url} {request.failure}")

    def note(self, problem: str) -> None:
        self.problems.append(f"{self.page.url}: {problem}")

    def sign_in(self, email: str) -> Seat:
        """Sign in by the form."""
        self.page.goto("/accounts/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", cast.PASSWORD)
        self.press("Sign in")
        return self

    def press(self, words: str) -> Seat:
        """Press a button and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words).last.click()
        return self

    def wait(self) -> None:
        """Until the page that a click led to is there, with all that its scripts asked for."""
        deadline = time.monotonic() + PATIENCE
        while not self.has_arrived():
            assert time.monotonic() < deadline, f"still waiting for {[request.url for request in self.under_way]}"
            self.page.wait_for_timeout(10)

    def has_arrived(self) -> bool:
        try:
            return bool(self.page.evaluate(ARRIVED)) and not self.under_way
        except Error:  # one page has just given way to the next
            return False

    def look(self) -> None:
        """Hold the page to its promises, in both themes: policy, width, accessibility."""
        self.wait()
        for violation in self.page.evaluate("window.violations"):
            self.note(f"policy: {violation}")
        for theme, rules in RULES.items():
            self.page.emulate_media(color_scheme=theme)
            for found in Axe().run(self.page, options=rules).response["violations"]:
                nodes = [node["target"] for node in found["nodes"]][:3]
                self.note(f"{theme}: {found['id']} {nodes}")
        before = self.page.viewport_size
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            if self.page.evaluate(SIDEWAYS) > 0:
                self.note(f"scrolls sideways at {width} px")
        if before:
            self.page.set_viewport_size(before)


type Sit = Callable[[], Seat]


@pytest.fixture
def sit(scene: cast.World, live_server: Any, browser: Browser) -> Iterator[Sit]:
    """``sit()`` gives a new person a browser of their own; a problem on any of their pages fails the test."""
    problems: list[str] = []
    seats: list[Seat] = []

    def seat() -> Seat:
        seats.append(Seat(browser, live_server.url, problems))
        return seats[-1]

    yield seat
    for one in seats:
        one.page.context.close()
    _wait_for_the_server()
    assert problems == []


def _wait_for_the_server() -> None:
    """Until every request has ended: each holds a connection to the database, which is emptied next."""
    deadline = time.monotonic() + PATIENCE
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        assert time.monotonic() < deadline, "the server still answers a page that nobody reads"
        time.sleep(0.05)
