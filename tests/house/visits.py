"""Asks for an address as somebody and keeps what came of it: outcome, headers, and every statement of SQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation

from tests.house.roles.addresses import PARTS, PARTS_OF

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|TRUNCATE)\b", re.IGNORECASE)
TABLES = re.compile(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"', re.IGNORECASE)
# A session's last use and a token's, the only things that reading may note.
NOTED = {"django_session", "members_token"}


@dataclass
class Visit:
    """What one request came to. ``outcome`` is a status, ``go``, ``in``, or the error that it raised."""

    outcome: str
    response: HttpResponse = field(default_factory=HttpResponse)
    statements: list[str] = field(default_factory=list)

    @property
    def tables(self) -> set[str]:
        """The tables that were touched."""
        return {table for sql in self.statements for table in TABLES.findall(sql)}

    @property
    def writes(self) -> list[str]:
        """The statements that changed something, but for what reading may note."""
        return [sql for sql in self.statements if WRITES.match(sql) and not NOTED & set(TABLES.findall(sql))]


def visit(client: Client, method: str, url: str, **options: Any) -> Visit:
    """One request; an error in a view becomes the outcome, so that one broken page fails its own row alone."""
    with _statements() as statements:
        try:
            response = getattr(client, method)(url, **options)
        except Exception as problem:
            return Visit(f"{type(problem).__name__}: {problem}", statements=statements)
    return Visit(_outcome(response), response, statements)


def address(name: str, language: str = "en", **parts: str) -> str:
    """The address behind a name, filled in with what there is in the house."""
    known = PARTS | PARTS_OF.get(name, {}) | parts
    with translation.override(language):
        return reverse(name, kwargs={part: known[part] for part in ROUTES[name]})


def _outcome(response: HttpResponse) -> str:
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if response["Location"].startswith(reverse(settings.LOGIN_URL)) else "go"


def _routes(resolver: Any, parts: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """Every address below a resolver: its name, and the names of what it has to be filled in with."""
    for entry in resolver.url_patterns:
        names = parts | set(entry.pattern.converters) | set(entry.pattern.regex.groupindex)
        if isinstance(entry, URLPattern):
            yield str(entry.name), names
        else:
            yield from _routes(entry, names)


@contextmanager
def _statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield seen


ROUTES = dict(_routes(get_resolver()))
