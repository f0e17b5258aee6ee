"""A program reads its company's returns: one, and the list of them."""

from __future__ import annotations

import base64

import pytest

from reports.drafts import Draft
from tests import cast

LIST = "/api/v1/companies/aurora/submissions/"


@pytest.fixture
def read(program):
    """A call that reads any address."""

    def call(path, query=None):
        return program.client.get(path, query, headers={"Authorization": f"Bearer {program.secret}"})

    return call


def test_reading_shows_the_draft_and_its_version(world, program):
    cast.fill(world.submission, by=world.preparer)
    document = program.get()
    assert document["ETag"].startswith('"v1-')
    assert document.json()["hash"] == Draft(world.submission).hash
    assert len(document.json()["counts"]) == len(cast.full_answer(world.submission))


def test_the_list_shows_ones_own_returns(read):
    assert [line["quarter"] for line in read(LIST).json()["results"]] == ["2026-Q3"]


def test_the_list_takes_a_cursor_and_nothing_else(read):
    answer = read(LIST, {"page": 2})
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_field")


@pytest.mark.parametrize("position", [b"p=abc", b"p=%00", b"p=%C2%B2"])
@pytest.mark.parametrize("path", [LIST, "/api/v1/releases/"])
def test_a_cursor_of_somebodys_own_is_not_found(read, path, position):
    answer = read(path, {"cursor": base64.b64encode(position).decode()})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
