from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.actions import tokens
from reports.actions import drafts, signatures
from reports.api.rows import as_row
from reports.drafts import Draft
from reports.models import Door, State
from tests import cast

ROW = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}
URL = "/api/v1/companies/aurora/submissions/2026-Q3/counts/"


@pytest.fixture
def secret(world):
    return token_of(world, world.signer)


def token_of(world, user, scopes=("returns:read", "returns:write")):
    company = user.company_roles.get().company
    return tokens.create(company, by=user, name="test", scopes=list(scopes), days=30)[1]


@pytest.fixture
def put(client, secret):
    def call(rows, *, url=URL, match='"v0"', token=secret, **options):
        headers = {"Authorization": f"Bearer {token}"} | ({"If-Match": match} if match else {})
        body = rows if isinstance(rows, str) else json.dumps(rows)
        return client.put(url, body, content_type="application/json", headers=headers, **options)

    return call


def problem_of(response):
    assert response["Content-Type"] == "application/problem+json"
    document = response.json()
    return response.status_code, document["code"], [(e["code"], e["pointer"]) for e in document["errors"]]


def test_rows_become_the_draft(world, put):
    answer = put([ROW, {"measure": "reports-acted", "answer": "not_tracked"}])
    assert answer.status_code == 200
    assert answer["ETag"] == '"v1"'
    assert [as_row(cell) for cell in Draft(world.submission).cells.values()] == [
        ROW,
        {"measure": "reports-acted", "answer": "not_tracked"},
    ]


def test_rows_that_are_not_sent_are_cleared(world, put):
    put([ROW])
    put([], match='"v1"')
    assert Draft(world.submission).cells == {}


def test_a_dry_run_shows_the_difference_and_saves_nothing(world, put):
    answer = put([ROW], url=URL + "?dry_run=true")
    assert answer.json()["changes"] == [
        {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked"}
        | {"before": None, "after": {"value": 12}}
    ]
    assert (world.submission.state, answer["ETag"]) == (State.DUE, '"v0"')


def test_a_dry_run_tells_the_hash_that_saving_would_give(world, put):
    rows = [as_row(cell) for cell in cast.full_answer(world.submission).values()]
    tried = put(rows, url=URL + "?dry_run=true").json()
    assert tried["hash"] == put(rows).json()["hash"]
    assert (tried["version"], tried["state"]) == (0, State.DUE)


def test_a_dry_run_is_refused_like_the_change_itself(world, put):
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert problem_of(put([ROW], match='"v1"', url=URL + "?dry_run=true"))[:2] == (409, "wrong_state")


def test_one_bad_row_refuses_them_all(world, put):
    answer = put([ROW, ROW | {"species_group": "UNICORN"}, ROW | {"species_group": "TIGER", "value": "12"}])
    assert problem_of(answer) == (400, "unknown_code", [("unknown_code", "/1"), ("not_integer", "/2/value")])
    assert Draft(world.submission).cells == {}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ([ROW | {"value": True}], 400, "not_integer"),
        ([ROW | {"value": 12.0}], 400, "not_integer"),
        ([ROW | {"value": "12"}], 400, "not_integer"),
        ([ROW | {"value": None}], 400, "not_integer"),
        ([ROW | {"value": -1}], 400, "negative"),
        ([ROW | {"value": 2**63}], 400, "too_large"),
        ('[{"measure": "blocked", "value": ' + "9" * 5000 + "}]", 400, "row_shape"),
        ('[{"measure": "reports-acted", "value": ' + "9" * 5000 + "}]", 400, "too_large"),
        ('[{"measure": "blocked", "value": 1, "value": 2}]', 400, "duplicate_key"),
        ('[{"measure": "blocked", "value": NaN}]', 400, "bad_json"),
        ("[" * 100_000, 400, "bad_json"),
        ("nonsense", 400, "bad_json"),
        ("", 400, "bad_json"),
        ({"counts": []}, 400, "bad_json"),
        ([5], 400, "row_shape"),
        ([ROW | {"status": "accepted"}], 400, "unknown_field"),
        ([ROW, ROW], 400, "duplicate_row"),
        ([ROW | {"species_group": "UNSPEC"}], 400, "computed_row"),
        ([ROW | {"species_group": ["TOTAL"]}], 400, "row_shape"),
        ([ROW | {"answer": "not_tracked"}], 400, "row_shape"),
        ([{k: v for k, v in ROW.items() if k != "value"} | {"answer": "maybe"}], 400, "unknown_code"),
        ([ROW | {"platform": "borealis-market"}], 404, "not_found"),
        ([ROW | {"platform": "nowhere"}], 404, "not_found"),
        ([ROW] * 20_001, 413, "too_many_rows"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(world, put, body, status, code):
    answer = put(body)
    assert problem_of(answer)[:2] == (status, code)
    assert Draft(world.submission).cells == {}


def test_the_refusal_of_one_row_says_so_and_names_what_is_unknown(put):
    document = put([{"measure": "unicorns", "value": 1}]).json()
    assert document["detail"] == "Nothing was saved: 1 row cannot be used."
    assert document["errors"][0]["detail"] == "We do not know “unicorns” in this quarter's lists."


def test_a_foreign_platform_and_a_missing_one_look_alike(put):
    foreign = put([ROW | {"platform": "borealis-market"}]).json()
    missing = put([ROW | {"platform": "borealis-markex"}]).json()
    assert json.dumps(foreign).replace("markex", "market") == json.dumps(missing).replace("markex", "market")


def test_a_write_names_the_version_it_read(put):
    assert problem_of(put([ROW], match=None))[:2] == (428, "precondition_required")


def test_a_stale_version_is_refused(world, put):
    put([ROW])
    assert problem_of(put([ROW | {"value": 13}], match='"v0"'))[:2] == (412, "stale")
    assert Draft(world.submission).cells[("aurora-market", "blocked", "TOTAL")].value == 12


def test_other_media_types_are_refused(client, secret):
    headers = {"Authorization": f"Bearer {secret}", "If-Match": '"v0"'}
    answer = client.put(URL, "platform,value", content_type="text/plain", headers=headers)
    assert problem_of(answer)[:2] == (415, "file_type")


def test_a_submitted_return_takes_no_counts(world, put):
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert problem_of(put([ROW], match='"v1"'))[:2] == (409, "wrong_state")


@pytest.mark.parametrize(
    ("quarter", "status", "code"),
    [
        ("2026-Q5", 400, "bad_quarter"),
        ("2026-13", 400, "bad_quarter"),
        ("FY26 Q1", 400, "bad_quarter"),
        ("2026-Q4", 400, "not_open"),
        ("2019-Q4", 400, "before_membership"),
    ],
)
def test_a_quarter_that_takes_no_counts_says_why(put, quarter, status, code):
    assert problem_of(put([ROW], url=URL.replace("2026-Q3", quarter)))[:2] == (status, code)


def test_a_quarter_may_be_written_without_its_dash(put):
    assert put([ROW], url=URL.replace("2026-Q3", "2026Q3")).status_code == 200


def test_a_closed_quarter_takes_no_first_counts(world, put, clock, secret):
    clock.move_to(world.quarter.closes_at)
    fresh = token_of(world, world.signer)
    assert problem_of(put([ROW], token=fresh))[:2] == (400, "period_closed")


def test_a_read_token_does_not_write(world, put):
    reader = token_of(world, world.signer, ["returns:read"])
    assert problem_of(put([ROW], token=reader))[:2] == (403, "forbidden")


def test_another_companys_token_finds_nothing(world, put, client):
    rival = token_of(world, world.rival_signer)
    theirs = put([ROW], token=rival)
    nobodys = put([ROW], token=rival, url=URL.replace("aurora", "nobody"))
    assert theirs.status_code == 404
    assert theirs.json() == nobodys.json()


def test_the_same_numbers_by_form_and_by_api_give_the_same_signed_hash(world, put):
    cells = [cell for cell in cast.full_answer(world.submission).values() if cell]
    by_form = drafts.replace(world.submission, cells, by=world.preparer, door=Door.FORM)
    expected = by_form.hash
    drafts.replace(world.submission, [], by=world.preparer, door=Door.FORM)
    saved = put([as_row(cell) for cell in cells], match='"v2"').json()
    assert saved["hash"] == expected
    revision = signatures.sign(world.submission, by=world.signer, signature=cast.signature(world.submission))
    assert (revision.hash, revision.door) == (expected, Door.API)


def test_the_work_for_many_rows_is_a_bounded_number_of_queries(world, put):
    def queries(size):
        cells = [c for c in cast.full_answer(world.submission).values() if c][:size]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            put([as_row(cell) for cell in cells], match=f'"v{world.submission.draft_version}"')
        return len(captured)

    assert queries(10) <= queries(2) + 4


@pytest.mark.parametrize("name", ["platform", "measure", "species_group", "answer", "other"])
def test_half_a_character_is_no_json(world, put, name):
    assert problem_of(put([ROW | {name: "\ud800"}])) == (400, "bad_json", [])


def test_a_body_is_read_no_further_than_it_may_be_long(put, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert put([]).status_code == 200
    assert problem_of(put("[" + " " * 1000 + "]", match='"v0"')) == (413, "too_many_rows", [])
