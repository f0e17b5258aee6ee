"""The worked cases that are true and strange: the API saves them and says what it doubts, by code and in a sentence."""

from __future__ import annotations

import datetime
import json

import pytest

from members.actions import tokens
from reports.api import rows
from tests import cast
from tests.cases import bad_inputs

pytestmark = pytest.mark.door("api")


def put(client, world, quarter, counts):
    _token, secret = tokens.create(world.company, by=world.signer, name="t", scopes=["returns:write"], days=1)
    headers = {"Authorization": f"Bearer {secret}", "If-Match": '"v0"'}
    url = f"/api/v1/companies/aurora/submissions/{quarter}/counts/"
    answer = client.put(url, json.dumps(counts), content_type="application/json", headers=headers)
    assert answer.status_code == 200
    return {found["code"]: found for found in answer.json()["findings"]}


@pytest.mark.parametrize("case", bad_inputs("plausibility"))
def test_a_doubtful_number_is_saved_and_asked_about(client, world, case):
    world.signed_before(world.company, size=case["input"]["previous"])
    answers = cast.full_answer(world.submission, case["input"]["now"])
    found = put(client, world, "2026-Q3", [rows.as_row(cell) for cell in answers.values()])
    assert found[case["expect"]["code"]]["severity"] == "explain"
    assert case["input"]["now"] in {count.value for count in world.submission.draft_counts.all()}


def test_a_platform_that_moved_is_mentioned(client, world, clock):
    clock.move_to(datetime.datetime(2027, 1, 5, tzinfo=datetime.UTC))
    world.move_platform(datetime.date(2026, 11, 16))
    row = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}
    told = put(client, world, "2026-Q4", [row])["ownership_changed"]
    assert (told["severity"], told["pointer"]) == ("information", "/aurora-market")
    assert told["detail"].endswith("only 1 Oct to 15 Nov 2026 counts here.")
