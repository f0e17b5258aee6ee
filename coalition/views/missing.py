"""What is not there: a page for people, a problem document for programs; knows no record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from reports.api.problems import no_such_call

API = "/api/"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to an address that leads nowhere."""
    return no_such_call() if request.path.startswith(API) else page_not_found(request, exception)
