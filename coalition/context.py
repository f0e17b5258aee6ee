"""What every template may use; reads neither database nor session."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """``demo``: the site shows demonstration data; ``site_url``: its public address without a slash."""
    return {"demo": settings.DEMO, "site_url": settings.SITE_URL}
