"""A Chromium page for scripts alone: our static folder under an invented host, no server and no database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Route

from tests.chromium import launch_options

STATIC = Path(__file__).parents[2] / "static"
HOST = "http://pages.test"
TYPES = {".js": "text/javascript", ".css": "text/css"}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
SAVING = f"{HOST}/save/"
"""An address at which tests let requests fail."""

type Opener = Callable[[str], Page]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of this machine; the tests that need one are skipped without it."""
    return launch_options()


@pytest.fixture(scope="session")
def base_url() -> str:
    """Where pages lie; replaces a fixture of pytest-base-url that warns under the newest pytest."""
    return HOST


@pytest.fixture
def open_page(page: Page) -> Iterator[Opener]:
    """``open_page(body)`` shows a body under our content policy; an error on the console fails the test."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if _is_problem(message) else None)

    def show(body: str) -> Page:
        document = f'<!doctype html><html lang="en"><title>Page</title><body>{body}</body></html>'
        page.route(f"{HOST}/**", lambda route: _answer(route, document))
        page.goto("/")
        return page

    yield show
    # A request that is still answered when its page goes would keep the browser from closing it.
    page.unroute_all(behavior="ignoreErrors")
    assert problems == []


def _is_problem(message: ConsoleMessage) -> bool:
    return message.type == "error" and message.location["url"] != SAVING


def _answer(route: Route, document: str) -> None:
    path = route.request.url.removeprefix(HOST)
    if path.startswith("/static/"):
        file = STATIC / path.removeprefix("/static/")
        route.fulfill(body=file.read_text(), content_type=TYPES[file.suffix])
    else:
        route.fulfill(
            body=document, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY}
        )
