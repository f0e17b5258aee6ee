"""PATCH: the named boxes and no others."""

from __future__ import annotations

import pytest

from reports.drafts import Draft

TOTAL = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}
TIGER = TOTAL | {"species_group": "TIGER", "value": 3}
RECEIVED = {"measure": "reports-received", "value": 7}


def held(world):
    return {(cell.species_group, cell.measure): cell.value for cell in Draft(world.submission).cells.values()}


def test_the_named_boxes_change_and_the_others_stay(world, program):
    program.put([TOTAL, TIGER, RECEIVED])
    answer = program.patch([TIGER | {"value": 4}], match='"v1"')
    assert (answer.status_code, answer["ETag"]) == (200, '"v2"')
    assert held(world) == {("TOTAL", "blocked"): 12, ("TIGER", "blocked"): 4, (None, "reports-received"): 7}


def test_null_clears_a_box(world, program):
    program.put([TOTAL, TIGER, RECEIVED])
    answer = program.patch([TIGER | {"value": None}, RECEIVED | {"value": None}], match='"v1"')
    assert [change["after"] for change in answer.json()["changes"]] == [None, None]
    assert held(world) == {("TOTAL", "blocked"): 12}


def test_no_rows_change_nothing(world, program):
    program.put([TOTAL])
    assert program.patch([], match='"v1"')["ETag"] == '"v1"'
    assert held(world) == {("TOTAL", "blocked"): 12}


def test_a_dry_run_compares_and_saves_nothing(world, program):
    program.put([TOTAL, TIGER])
    document = program.patch([TIGER | {"value": None}], "counts/?dry_run=true", match='"v1"').json()
    assert [(c["before"], c["after"]) for c in document["changes"]] == [({"value": 3}, None)]
    assert held(world)["TIGER", "blocked"] == 3


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (TIGER | {"value": "4"}, "not_integer"),
        (TIGER | {"value": None, "answer": "not_tracked"}, "row_shape"),
        (TIGER | {"species_group": "UNSPEC", "value": None}, "computed_row"),
        ({key: TIGER[key] for key in ("platform", "species_group", "measure")}, "row_shape"),
    ],
)
def test_one_bad_row_refuses_them_all(world, program, row, code):
    program.put([TOTAL])
    answer = program.patch([TOTAL | {"value": 99}, row], match='"v1"')
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert held(world) == {("TOTAL", "blocked"): 12}


def test_a_stale_version_is_refused(world, program):
    program.put([TOTAL])
    answer = program.patch([TOTAL | {"value": 13}])
    assert (answer.status_code, answer.json()["code"]) == (412, "stale")
    assert held(world) == {("TOTAL", "blocked"): 12}


@pytest.mark.parametrize("query", ["?dryrun=true", "?dry_run=yes", "?dry_run=true&dry_run=false"])
@pytest.mark.parametrize("method", ["put", "patch"])
def test_a_misspelled_dry_run_saves_nothing(world, program, method, query):
    answer = program(method, f"counts/{query}", [TOTAL], match='"v0"')
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_field")
    assert held(world) == {}
