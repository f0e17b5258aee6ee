"""The site's addresses and one more: the least that Django can answer, as a yardstick."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from coalition.urls import urlpatterns as site


@login_not_required
def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path("bench/hello", hello, name="bench-hello"), *site]
