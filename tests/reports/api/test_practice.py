"""A program tries its calls in the company's practice, under the quarter's name ``practice``."""

from __future__ import annotations

import json

import pytest

from reports.actions import practice
from reports.drafts import Draft
from tests.reports.api.conftest import RETURN

ROW = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}
PRACTICE = RETURN.replace("2026-Q3", "practice")


@pytest.fixture
def call(client, program):
    """One call about the practice."""

    def made(method, path="", body=None, **headers):
        headers |= {"Authorization": f"Bearer {program.secret}"}
        return client.generic(method, PRACTICE + path, body or b"", content_type="application/json", headers=headers)

    return made


def test_numbers_go_into_the_practice_and_nowhere_else(world, call):
    tried = practice.begin(world.company, by=world.preparer)
    answer = call("PUT", "counts/", json.dumps([ROW]), **{"If-Match": '"v0"'})
    assert (answer.status_code, answer.json()["practice"]) == (200, True)
    assert [cell.value for cell in Draft(tried).cells.values()] == [12]
    assert not Draft(world.submission).cells


def test_its_findings_are_read(world, call):
    practice.begin(world.company, by=world.preparer)
    assert {found["code"] for found in call("GET", "findings/").json()["findings"]} == {"empty_box"}


def test_without_a_practice_there_is_none(call):
    assert (call("GET").status_code, call("GET").json()["code"]) == (404, "not_found")
