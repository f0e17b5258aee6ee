"""Who calls: a bearer token stands for one company, or for the desk; request.auth is the token."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from members.actions import tokens
from members.errors import Refusal
from members.models import Token, User


class BearerToken(BaseAuthentication):
    """``Authorization: Bearer crd_…``; anything else there is 401."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """The person who made the token, and the token; None without the header."""
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        if scheme.lower() != "bearer":
            raise AuthenticationFailed("Send the token as: Authorization: Bearer …", code="unauthorised")
        try:
            token = tokens.recognise(secret.strip())
        except Refusal as refusal:
            raise AuthenticationFailed(str(refusal), code=refusal.code) from refusal
        return token.created_by, token

    def authenticate_header(self, request: Request) -> str:
        """Makes a missing or wrong token a 401 instead of a 403."""
        return 'Bearer realm="coalition"'


class BearerTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tells the API's description what the Authorization header holds."""

    target_class = BearerToken
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """An HTTP bearer scheme."""
        return {"type": "http", "scheme": "bearer", "description": "An API token of a company, or of the desk."}
