"""Saving while somebody types: what is sent when, and what is said of each answer. The server here is invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route, expect

from tests.static.conftest import Opener

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "static"
WORDS = {
    "saved": "Saved {time}",
    "unsaved": "Not saved since {time}",
    "signed_out": "Signed out",
    "stopped": "The end.",
    "updated": "{filled} updated",
    "keep": "Keep {text}",
    "take": "Take {text}",
    "not_integer": "Digits, please.",
}
BODY = f"""
<form method="post" data-save-url="/save/" data-at="13:59">
<input name="csrfmiddlewaretoken" type="hidden" value="secret"><input name="version" type="hidden" value="4">
<table data-grid>
  <tr data-measure="a"><th>A</th><td><input id="a" name="c:m:a:TOTAL" value="1,200"></td></tr>
  <tr data-measure="b"><th>B</th><td><input id="b" name="c:m:b:TOTAL" value=""></td></tr>
</table>
<button name="then" value="check">Check</button>
<span role="status" data-save-status></span><span data-saving hidden>Saving</span>
<span role="alert"><span data-save-alert></span><a href="/login" data-sign-in hidden>Sign in</a></span>
<span data-grid-status></span>
</form>
<ul hidden>{"".join(f'<li data-word="{name}">{text}</li>' for name, text in WORDS.items())}</ul>
<script type="module" src="/static/js/grid.js"></script>
"""
A, B = "c:m:a:TOTAL", "c:m:b:TOTAL"


class Server:
    """Keeps what it was sent and answers what it was told to; without an answer all is saved as it came."""

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []
        self.answer: Callable[[Route], None] | None = None

    def __call__(self, route: Route) -> None:
        fields = parse_qs(route.request.post_data or "", keep_blank_values=True)
        self.sent.append({name: texts[0] for name, texts in fields.items()})
        (self.answer or self.take)(route)

    def take(self, route: Route, status: int = 200, **parts: Any) -> None:
        saved = {name: text for name, text in self.sent[-1].items() if name.startswith("c:")}
        answer = {"version": 5, "at": "14:02", "saved": saved, "refused": {}, "contested": {}, **parts}
        route.fulfill(status=status, body=json.dumps(answer), content_type="application/json")


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def grid(open_page: Opener, server: Server) -> Page:
    page = open_page(BODY)
    page.route("**/save/", server)
    return page


def test_a_changed_box_is_sent_alone_with_what_was_known_of_it(grid: Page, server: Server) -> None:
    grid.fill("#a", "1,300")
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")
    assert server.sent == [{"version": "4", A: "1,300", f"was:{A}": "1200"}]
    assert grid.input_value("[name=version]") == "5"


def test_boxes_that_are_typed_in_one_go_are_sent_together(grid: Page, server: Server) -> None:
    grid.fill("#a", "1")
    grid.fill("#b", "2")
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")
    assert [len(fields) for fields in server.sent] == [5]


def test_another_spelling_of_the_same_number_is_not_sent(grid: Page, server: Server) -> None:
    grid.fill("#a", "1200")
    grid.wait_for_timeout(1200)
    assert server.sent == []


def test_a_refused_text_stays_with_its_message_and_is_not_sent_again(grid: Page, server: Server) -> None:
    server.answer = lambda route: server.take(route, saved={}, refused={B: "Is this 1204?"})
    grid.fill("#b", "1.204")
    expect(grid.locator("#b")).to_have_accessible_description("Is this 1204?")
    server.answer = None
    grid.fill("#a", "7")
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")
    assert B not in server.sent[-1]


def test_a_lost_connection_keeps_the_text_and_tries_again(grid: Page, server: Server) -> None:
    server.answer = lambda route: route.fulfill(status=503)
    grid.fill("#b", "7")
    expect(grid.locator("[data-save-alert]")).to_have_text("Not saved since 13:59")
    server.answer = None
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")
    expect(grid.locator("[data-save-alert]")).to_be_empty()
    assert server.sent[-1][B] == "7"


def test_a_session_that_has_ended_says_so_and_goes_on(grid: Page, server: Server) -> None:
    server.answer = lambda route: route.fulfill(status=302, headers={"Location": "/login"})
    grid.fill("#b", "7")
    expect(grid.locator("[data-save-alert]")).to_have_text("Signed out")
    expect(grid.get_by_role("link", name="Sign in")).to_be_visible()
    server.answer = None
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")
    expect(grid.get_by_role("link", name="Sign in")).to_be_hidden()


@pytest.mark.parametrize(("choice", "value", "sent"), [("Keep 210", "210", 2), ("Take 120", "120", 1)])
def test_two_answers_to_one_box_wait_for_a_choice(
    grid: Page, server: Server, choice: str, value: str, sent: int
) -> None:
    contested = {B: {"saved": "120", "detail": "Which is right?"}}
    server.answer = lambda route: server.take(route, saved={}, contested=contested)
    grid.fill("#b", "210")
    expect(grid.locator("#b")).to_have_accessible_description("Which is right? Keep 210 Take 120")
    server.answer = None
    grid.get_by_role("button", name=choice).click()
    expect(grid.locator("#b")).to_have_value(value)
    grid.wait_for_timeout(1200)
    assert len(server.sent) == sent
    assert server.sent[-1].get(f"was:{B}") == ("120" if sent == 2 else "")


def test_what_somebody_else_saved_is_shown_in_boxes_that_are_not_being_changed(grid: Page, server: Server) -> None:
    server.answer = lambda route: server.take(route, draft={A: "99", B: "7"})
    grid.fill("#b", "7")
    expect(grid.locator("#a")).to_have_value("99")
    expect(grid.locator("[data-grid-status]")).to_have_text("1 updated")


def test_a_return_that_takes_no_more_numbers_says_why_and_is_left_alone(grid: Page, server: Server) -> None:
    refusal = json.dumps({"code": "period_closed", "detail": "Q3 closed."})
    server.answer = lambda route: route.fulfill(status=400, body=refusal, content_type="application/json")
    grid.fill("#b", "7")
    expect(grid.locator("[data-save-alert]")).to_have_text("Q3 closed. The end.")
    grid.fill("#b", "8")
    grid.wait_for_timeout(1200)
    assert len(server.sent) == 1


def test_leaving_warns_only_while_something_is_unsaved(grid: Page, server: Server) -> None:
    leaves = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert grid.evaluate(leaves) is True
    grid.fill("#b", "7")
    assert grid.evaluate(leaves) is False
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")
    assert grid.evaluate(leaves) is True


def test_a_button_saves_first_and_then_leads_on(grid: Page, server: Server) -> None:
    grid.fill("#b", "7")
    with (
        grid.expect_request(lambda request: request.method == "POST" and "then=check" in (request.post_data or "")),
        grid.expect_navigation(),
    ):
        grid.get_by_role("button", name="Check").click()
    assert [fields[B] for fields in server.sent] == ["7"]


def test_a_button_asks_for_news_even_when_nothing_was_changed_here(grid: Page, server: Server) -> None:
    server.answer = lambda route: server.take(route, draft={A: "99"})
    is_posted = grid.expect_request(lambda request: "then=check" in (request.post_data or ""))
    with is_posted as posted, grid.expect_navigation():
        grid.get_by_role("button", name="Check").click()
    assert server.sent == [{"version": "4"}]
    assert parse_qs(posted.value.post_data or "")[A] == ["99"]


def test_without_a_connection_a_button_leads_nowhere(grid: Page, server: Server) -> None:
    server.answer = lambda route: route.fulfill(status=503)
    grid.fill("#b", "7")
    grid.get_by_role("button", name="Check").click()
    expect(grid.locator("[data-save-alert]")).to_have_text("Not saved since 13:59")
    expect(grid.locator("#b")).to_have_value("7")


def test_good_news_is_told_once_a_minute(grid: Page, server: Server) -> None:
    grid.fill("#b", "7")
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")
    server.answer = lambda route: server.take(route, at="14:03")
    grid.fill("#b", "8")
    grid.wait_for_timeout(1200)
    assert len(server.sent) == 2
    expect(grid.locator("[data-save-status]")).to_have_text("Saved 14:02")


def test_nothing_is_kept_on_the_device() -> None:
    stores = ("localStorage", "sessionStorage", "indexedDB", "caches", "serviceWorker", "document.cookie =")
    sources = {path.name: path.read_text() for path in STATIC.glob("js/*.js") if path.name != "theme.js"}
    assert [(name, store) for name, text in sources.items() for store in stores if store in text] == []
