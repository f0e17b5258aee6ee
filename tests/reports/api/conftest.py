"""A company's program: calls with a token, to any address below one return."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from members.actions import tokens
from members.models import User
from tests import cast

RETURN = "/api/v1/companies/aurora/submissions/2026-Q3/"


@dataclass
class Program:
    """Calls as one token; rows are sent as JSON, text and bytes as they are."""

    client: Client
    secret: str

    def __call__(self, method: str, path: str = "", body: Any = b"", **options: Any) -> HttpResponse:
        """One call. ``match``, ``key`` and ``language`` become headers."""
        names = {"match": "If-Match", "key": "Idempotency-Key", "language": "Accept-Language", "none": "If-None-Match"}
        headers = {names[name]: options.pop(name) for name in list(options) if name in names}
        data = body if isinstance(body, str | bytes) else json.dumps(body)
        options = {"content_type": "application/json"} | options
        headers["Authorization"] = f"Bearer {self.secret}"
        return getattr(self.client, method)(RETURN + path, data, headers=headers, **options)

    def get(self, path: str = "", **options: Any) -> HttpResponse:
        """A call that reads."""
        return self.client.get(RETURN + path, headers={"Authorization": f"Bearer {self.secret}"} | options)

    def put(self, body: Any, path: str = "counts/", match: str = '"v0"', **options: Any) -> HttpResponse:
        """Replace the counts."""
        return self("put", path, body, match=match, **options)

    def patch(self, body: Any, path: str = "counts/", match: str = '"v0"', **options: Any) -> HttpResponse:
        """Change the named counts."""
        return self("patch", path, body, match=match, **options)


def program_of(client: Client, person: User) -> Program:
    """A program with a new token that a signer made."""
    company = person.company_roles.get().company
    scopes = ["returns:read", "returns:write"]
    return Program(client, tokens.create(company, by=person, name="program", scopes=scopes, days=30)[1])


@pytest.fixture
def program(client: Client, world: cast.World) -> Program:
    """The company's program."""
    return program_of(client, world.signer)
