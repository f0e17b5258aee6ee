"""What every answer gets: cache rules, the reader's time zone, refusals in words, the content policy."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.utils import timezone

from coalition import middleware
from members.errors import NotAllowed, WrongState


@pytest.fixture
def request_of(rf, world):
    """A request by the signer, as it reaches the innermost middleware."""

    def make(method="get"):
        request = getattr(rf, method)("/en/m/aurora/2026-Q3/sign/")
        request.user = world.signer
        request.session = {}
        request._messages = None
        return request

    return make


def test_nothing_is_kept_by_a_cache_unless_its_view_says_so(rf):
    answer = middleware.cache_rules(lambda request: HttpResponse())(rf.get("/"))
    assert answer["Cache-Control"] == "private, no-store"


def test_a_view_may_say_otherwise(rf):
    public = HttpResponse(headers={"Cache-Control": "public, max-age=60"})
    assert middleware.cache_rules(lambda request: public)(rf.get("/"))["Cache-Control"] == "public, max-age=60"


def test_a_private_page_shows_times_in_the_readers_zone(world, client):
    seen = []
    layer = middleware.ReaderTimeZone(lambda request: seen.append(timezone.get_current_timezone_name()))
    world.signer.time_zone = "Asia/Shanghai"
    request = type("Request", (), {"user": world.signer})()
    layer.process_view(request, lambda request: None, (), {})
    layer(request)
    assert (seen, timezone.get_current_timezone_name()) == (["Asia/Shanghai"], "UTC")


def test_a_refused_post_goes_back_to_its_page_with_the_sentence(client, world):
    client.force_login(world.signer)
    answer = client.post("/en/m/aurora/2026-Q3/recall/")
    assert (answer.status_code, answer.url) == (302, "/en/m/aurora/2026-Q3/recall/")
    assert [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize(
    ("method", "problem", "status"),
    [("post", NotAllowed("Not you."), 403), ("get", WrongState("Too late."), 409)],
)
def test_other_refusals_are_pages_with_their_status(request_of, method, problem, status):
    answer = middleware.Refusals(HttpResponse).process_exception(request_of(method), problem)
    assert answer.status_code == status
    assert str(problem) in answer.content.decode()


def test_what_is_no_refusal_stays_an_error(request_of):
    assert middleware.Refusals(HttpResponse).process_exception(request_of(), ValueError("bug")) is None


def test_every_answer_carries_the_content_policy_and_its_companions(client):
    headers = client.get("/healthz").headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
