"""The bare address: sends readers to their language."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_GET


@login_not_required
@require_GET
def language_choice(request: HttpRequest) -> HttpResponse:
    """Redirect to /en/ or /zh-hans/ by what the browser prefers."""
    response = HttpResponse(status=302, headers={"Location": f"/{get_language_from_request(request)}/"})
    patch_vary_headers(response, ["Accept-Language"])
    return response
