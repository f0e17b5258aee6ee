"""Types of requests behind the sign-in."""

from __future__ import annotations

from django.http import HttpRequest

from members.models import User


class SignedInRequest(HttpRequest):
    """A request behind LoginRequiredMiddleware: its user is never anonymous."""

    user: User
