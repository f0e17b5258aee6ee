"""How often one token may call; far above what a company's program needs, and below what harms the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.throttling import SimpleRateThrottle

from members.models import Token

if TYPE_CHECKING:
    # Every view reads this class out of the settings as it is made, so no view can be imported from here.
    from rest_framework.request import Request
    from rest_framework.views import APIView

CALLS_PER_MINUTE = 600


class PerToken(SimpleRateThrottle):
    """So many calls a minute for each token; who calls without one reads public pages only and is not counted."""

    scope = "token"
    rate = f"{CALLS_PER_MINUTE}/min"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        """Where the calls of this token are counted; the key names the token and tells nothing of its secret."""
        return f"calls-of-token-{request.auth.pk}" if isinstance(request.auth, Token) else None
