"""How people sign in: nobody signs up, mail addresses are the login."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from members.actions import jobs
from members.errors import Refusal

PASSWORD_TASK = "members.send_password_mail"


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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Ask for the answer to who wants a new password; it is the same work whether the address is known or not."""
        key = f"password:{uuid.uuid4()}"
        if user := context.get("user"):
            jobs.enqueue(PASSWORD_TASK, key=key, user=user.pk)
        else:
            jobs.enqueue(PASSWORD_TASK, key=key, address=email, language=get_language() or "en")


def limit_password_tries(request: HttpRequest) -> None:
    """Count one try of a signed-in person's password, as the sign-in pages do. Raises Refusal: ten a minute."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        raise Refusal(_("Too many tries. Wait a minute, then try again."), code="too_many_requests", status=429)


def limit_invitation_tries(request: HttpRequest) -> None:
    """Count one answer to an invitation as one try to sign in. Raises Refusal: thirty a minute from one place."""
    if not ratelimit.consume(request, action="login"):
        raise Refusal(_("Too many tries. Wait a minute, then try again."), code="too_many_requests", status=429)
