"""Idempotency-Key: one effect however often a call is sent, and the answer of the first time."""

from __future__ import annotations

import datetime

import pytest

from members.models import Event
from reports.drafts import Draft
from reports.models import KeyedCall
from reports.schedule import forget_calls
from tests.reports.api.conftest import program_of

ROW = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}


def saved(world):
    return Event.objects.about(world.submission).filter(verb="draft_saved").count()


def code_of(answer):
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize("method", ["put", "patch"])
def test_a_call_that_comes_again_gets_the_same_answer(world, program, method):
    first = program(method, "counts/", [ROW], match='"v0"', key="a")
    again = program(method, "counts/", [ROW], match='"v0"', key="a")
    assert (again.status_code, again.content, again["ETag"]) == (200, first.content, '"v1"')
    assert again["Content-Type"] == first["Content-Type"] == "application/json"
    assert saved(world) == 1


def test_without_a_key_the_same_call_is_stale(program):
    program.put([ROW])
    assert code_of(program.put([ROW])) == (412, "stale")


def test_who_reads_the_new_version_before_asking_again_gets_the_first_answer(world, program):
    first = program.put([ROW], key="a")
    program.put([ROW | {"value": 13}], match='"v1"')
    assert program.put([ROW], match='"v2"', key="a").content == first.content
    assert saved(world) == 2


@pytest.mark.parametrize(
    "other",
    [
        lambda program: program.put([ROW | {"value": 13}], match='"v1"', key="a"),
        lambda program: program.patch([ROW], match='"v1"', key="a"),
        lambda program: program.put([ROW], match='"v1"', key="a", content_type="application/json; charset=utf-8"),
    ],
)
def test_a_key_stands_for_one_request(world, program, other):
    program.put([ROW], key="a")
    assert code_of(other(program)) == (422, "key_reused")
    assert saved(world) == 1


def test_a_refusal_is_not_kept(world, program):
    assert code_of(program.put([ROW | {"value": -1}], key="a")) == (400, "negative")
    assert code_of(program.put([ROW], match='"v9"', key="a")) == (412, "stale")
    assert program.put([ROW], key="a").status_code == 200


def test_a_dry_run_leaves_its_key_unused(program):
    program.put([ROW], "counts/?dry_run=true", key="a")
    assert KeyedCall.objects.count() == 0
    assert program.put([ROW], key="a").status_code == 200


def test_another_token_has_keys_of_its_own(world, client, program):
    program.put([ROW], key="a")
    rival = program_of(client, world.rival_signer)
    assert code_of(rival.put([ROW], key="a")) == (404, "not_found")
    colleague = program_of(client, world.signer)
    assert code_of(colleague.put([ROW], key="a")) == (412, "stale")


@pytest.mark.parametrize("key", ["", "  ", "k" * 201, "é", "a\tb"])
def test_a_key_is_up_to_200_printable_characters(world, program, key):
    assert code_of(program.put([ROW], key=key)) == (400, "bad_key")
    assert Draft(world.submission).cells == {}


def test_the_longest_key_is_taken(program):
    assert program.put([ROW], key="k" * 200).status_code == 200


def test_a_kept_answer_is_forgotten_after_seven_days(program, clock):
    program.put([ROW], key="a")
    clock.shift(datetime.timedelta(days=7))
    assert (forget_calls(), KeyedCall.objects.count()) == (0, 1)
    clock.shift(1)
    assert (forget_calls(), forget_calls(), KeyedCall.objects.count()) == (1, 0, 0)
