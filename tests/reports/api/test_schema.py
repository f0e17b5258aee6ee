"""What the API says of itself is valid, complete and true."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from members.actions import tokens
from tests import cast

COMPANY = "/api/v1/companies/{company}/submissions/"
ROW = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}


@pytest.fixture(scope="module")
def schema():
    """The description as the command writes it, without one warning."""
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def headers(world):
    _token, secret = tokens.create(
        world.company, by=world.signer, name="t", scopes=["returns:read", "returns:write"], days=1
    )
    return {"Authorization": f"Bearer {secret}", "If-Match": '"v0"'}


def matches(schema, answer, path, method="get"):
    """Hold an answer to the description of its call and media type."""
    content = schema["paths"][path][method]["responses"][str(answer.status_code)]["content"]
    shape = content[answer["Content-Type"]]["schema"]
    OAS31Validator({**shape, "components": schema["components"]}).validate(answer.json())
    return True


def test_the_description_is_openapi_3_1(schema):
    assert schema["openapi"].startswith("3.1")
    validate(schema)


def test_calls_of_companies_and_desk_need_a_token_and_public_ones_none(schema):
    secured = {
        path: any(call.get("security", [{}])[0] for call in calls.values()) for path, calls in schema["paths"].items()
    }
    assert {path for path, is_secured in secured.items() if is_secured} == {
        COMPANY,
        COMPANY + "{quarter}/",
        COMPANY + "{quarter}/counts/",
        COMPANY + "{quarter}/findings/",
        COMPANY + "{quarter}/explanations/",
        "/api/v1/companies/{company}/uploads/",
        "/api/v1/companies/{company}/uploads/{upload}/use/",
        "/api/v1/jobs/{job}/",
        "/api/v1/desk/rounds/{quarter}/",
    }


def test_every_refusal_is_described_as_a_problem_document(schema):
    for calls in schema["paths"].values():
        for call in calls.values():
            refused = {status: answer for status, answer in call["responses"].items() if status >= "400"}
            assert {media for answer in refused.values() for media in answer["content"]} <= {"application/problem+json"}


def test_every_call_that_is_counted_may_be_told_to_wait(schema):
    calls = [call for calls in schema["paths"].values() for call in calls.values()]
    counted = [call for call in calls if call.get("security", [{}])[0]]
    assert [call["operationId"] for call in counted if "429" not in call["responses"]] == []


def test_the_list_is_as_described(schema, headers, client):
    answer = client.get("/api/v1/companies/aurora/submissions/", headers=headers)
    assert matches(schema, answer, COMPANY)


def test_a_return_is_as_described(world, schema, headers, client):
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    answer = client.get("/api/v1/companies/aurora/submissions/2026-Q3/", headers=headers)
    assert answer.json()["revisions"]
    assert matches(schema, answer, COMPANY + "{quarter}/")


@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_saved_and_compared_counts_are_as_described(schema, headers, client, query):
    url = "/api/v1/companies/aurora/submissions/2026-Q3/counts/" + query
    answer = client.put(url, json.dumps([ROW]), content_type="application/json", headers=headers)
    assert answer.status_code == 200
    assert matches(schema, answer, COMPANY + "{quarter}/counts/", "put")


def test_findings_and_their_reasons_are_as_described(world, schema, headers, client):
    world.signed_before(world.company)
    cast.fill(world.submission, by=world.preparer, size=5000)
    url = "/api/v1/companies/aurora/submissions/2026-Q3/"
    found = client.get(url + "findings/", headers=headers)
    named = next(one for one in found.json()["findings"] if one["severity"] == "explain")
    names = {name: named[name] for name in ("code", "pointer")}
    row = {"findings": [names], "reason": "other", "text": "As it is, and checked."}
    headers |= {"If-Match": client.get(url + "explanations/", headers=headers)["ETag"]}
    sent = {"content_type": "application/json", "headers": headers}
    answer = client.put(url + "explanations/", json.dumps([row]), **sent)
    assert answer.json()["explanations"]
    assert matches(schema, found, COMPANY + "{quarter}/findings/")
    assert matches(schema, answer, COMPANY + "{quarter}/explanations/", "put")


def test_a_refusal_is_as_described(schema, headers, client):
    url = "/api/v1/companies/aurora/submissions/2026-Q3/counts/"
    answer = client.put(url, json.dumps([ROW | {"value": -1}]), content_type="application/json", headers=headers)
    assert answer.status_code == 400
    assert matches(schema, answer, COMPANY + "{quarter}/counts/", "put")
