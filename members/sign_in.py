"""How people sign in: nobody signs up, mail addresses are the login."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext as _

from members.errors import Refusal


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names."""

    def format_email_subject(self, subject: str) -> str:
        """As it is: the sender's name already says whose mail it is."""
        return subject


def limit_password_tries(request: HttpRequest) -> None:
    """Count one try of a signed-in person's password, as the sign-in pages do. Raises Refusal: ten a minute."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        raise Refusal(_("Too many tries. Wait a minute, then try again."), code="too_many_requests", status=429)
