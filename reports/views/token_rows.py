"""API tokens as a page lists them, of a company or of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from members.models import Scope, Token
from reports.wording import member as wording
from reports.wording import prose


def token_rows(tokens: Iterable[Token], revoke_url: Callable[[Token], str]) -> list[dict[str, Any]]:
    """Each token with its scopes in words, its end, and where it is revoked."""
    return [
        {
            "token": token,
            "scopes": prose.listed(str(Scope(scope).label) for scope in token.scopes),
            "ends": wording.moment(token.expires_at),
            "revoke_url": revoke_url(token),
        }
        for token in tokens
    ]
