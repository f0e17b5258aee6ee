"""The role table: every address × every kind of user, and what each of them gets. Knows no view.

200 is the page, ``go`` leads to another page of one's own, ``in`` to the sign-in; 403, 404 and 405 are refusals. Who
was deactivated in an open session gets what an anonymous person gets. A new address gets its line in the module of
its readers.
"""

from __future__ import annotations

from tests.house.roles import calls, desk, members

PEOPLE = [
    "anonymous",
    "rival_signer",
    "viewer",
    "preparer",
    "signer",
    "analyst",
    "publisher",
    "administrator",
    "partner",
    "observer",
]
TOKENS = ["none", "session", "own_read", "own_write", "rival", "revoked", "expired", "left", "desk"]


def rows(table: str) -> dict[str, dict[str, str]]:
    """A table as {address: {kind of user: outcome}}."""
    head, *lines = [line.split() for line in table.strip().splitlines()]
    assert all(len(line) == len(head) + 1 for line in lines)
    return {name: dict(zip(head, cells, strict=True)) for name, *cells in lines}


OPENS = rows(members.OPENS) | rows(desk.OPENS)
POSTS = rows(members.POSTS) | rows(desk.POSTS)
CALLS = rows(calls.CALLS)
CHANGES = {"put": rows(calls.PUTS), "patch": rows(calls.PATCHES), "post": rows(calls.CALL_POSTS)}
