"""The page on which the API's description is read and tried; knows no call."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Swagger UI from our own static files, under the same content policy as every page."""
    return render(request, "api/docs.html")
