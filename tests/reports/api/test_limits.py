"""How often a token may call, and what is not sent twice."""

from __future__ import annotations

from reports.api.throttling import CALLS_PER_MINUTE, PerToken
from tests import cast
from tests.reports.api.conftest import program_of

ROW = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}


def test_a_token_that_calls_too_often_is_told_when_to_come_back(program, clock, monkeypatch):
    monkeypatch.setattr(PerToken, "rate", "2/min")
    statuses = [program.get().status_code for _ in range(2)]
    refused = program.put([ROW])
    assert (statuses, refused.status_code, refused["Retry-After"]) == ([200, 200], 429, "60")
    assert (refused["Content-Type"], refused.json()["code"]) == ("application/problem+json", "too_many_requests")
    clock.shift(61)
    assert program.put([ROW]).status_code == 200


def test_each_token_has_calls_of_its_own(world, client, program, monkeypatch):
    monkeypatch.setattr(PerToken, "rate", "1/min")
    assert [program.get().status_code for _ in range(2)] == [200, 429]
    assert program_of(client, world.signer).get().status_code == 200


def test_public_calls_are_not_counted_by_token(client, db, monkeypatch):
    monkeypatch.setattr(PerToken, "rate", "1/min")
    assert [client.get("/api/v1/releases/").status_code for _ in range(3)] == [200, 200, 200]


def test_a_program_may_send_ten_calls_a_second():
    assert CALLS_PER_MINUTE == 600


def test_a_return_that_did_not_change_is_not_sent_again(program):
    program.put([ROW])
    tag = program.get()["ETag"]
    answer = program.get(**{"If-None-Match": f'"other", {tag}'})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)


def test_a_new_state_is_sent_although_the_draft_is_the_same(world, program):
    cast.fill(world.submission, by=world.preparer)
    tag = program.get()["ETag"]
    cast.sign(world.submission, by=world.signer)
    answer = program.get(**{"If-None-Match": tag})
    assert (answer.status_code, answer.json()["state"], answer.json()["version"]) == (200, "submitted", 1)


def test_the_tag_of_a_return_names_its_version_for_a_change(program):
    program.put([ROW])
    tag = program.get()["ETag"]
    assert program.put([ROW | {"value": 13}], match=tag).status_code == 200
    assert program.put([ROW | {"value": 14}], match=tag).status_code == 412
