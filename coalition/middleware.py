"""What every answer gets: cache rules, the reader's time zone, and refusals as messages."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from members.errors import NotAllowed, Refusal

type Respond = Callable[[HttpRequest], HttpResponseBase]


def cache_rules(get_response: Respond) -> Respond:
    """Nothing is stored by a cache unless its view says that it may."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return respond


class ReaderTimeZone:
    """Shows times on private pages in the reader's zone; public pages read no session and show UTC."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """Activate the zone once the sign-in is known to be required."""
        if getattr(view, "login_required", True) and request.user.is_authenticated:
            timezone.activate(zoneinfo.ZoneInfo(request.user.time_zone))


class Refusals:
    """Turns a refusal that no view caught into a message on the page it came from, or a page of its own."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Redirect a refused post back to its page with the sentence; show 403 for what is not allowed."""
        if not isinstance(problem, Refusal):
            return None
        if request.method == "POST" and not isinstance(problem, NotAllowed):
            messages.error(request, str(problem))
            return redirect(request.path)
        return render(request, "refusal.html", {"message": str(problem)}, status=problem.status)
