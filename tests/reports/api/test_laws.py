"""Whatever is sent: no error of ours, and what is stored is what was sent, or nothing."""

from __future__ import annotations

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.drafts import Draft
from reports.intake.numbers import Blank, NotTracked, Whole, parse_count
from tests import cast
from tests.reports.api.test_csv import HEADER, TOTAL, document, send

PLACE = dict(zip(HEADER.split(","), TOTAL, strict=False))
TOTAL_BOX = ("aurora-market", "blocked", "TOTAL")
law = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
methods = st.sampled_from(["put", "patch"])
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
documents = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
names = st.sampled_from(["platform", "species_group", "measure", "value", "answer", "other"])
words = st.sampled_from([*TOTAL, "TIGER", "UNSPEC", "not_tracked", "reports-received"])
rows = st.lists(st.dictionaries(names, words | scalars, max_size=5), max_size=4)
numerals = st.text(st.sampled_from("0123456789０１٣,.'’ -+x×%eE\u00a0\u3000"), max_size=12)


def held(world):
    return {cell.box: cell.value for cell in Draft(world.submission).cells.values()}


@pytest.fixture
def alone(world, program):
    """``alone(call)``: what a call answers and what it leaves in an empty draft, which is empty again afterwards."""

    def run(call):
        with transaction.atomic():
            answer = call(program)
            left = held(world)
            transaction.set_rollback(True)
        assert answer.status_code in {200, 400, 404, 413}, answer.content
        if answer.status_code != 200:
            assert (answer["Content-Type"], bool(answer.json()["code"])) == ("application/problem+json", True)
            assert left == {}
        return answer, left

    return run


@law
@given(method=methods, value=scalars | documents)
def test_a_value_is_stored_as_it_was_sent_or_not_at_all(alone, method, value):
    answer, left = alone(lambda program: program(method, "counts/", [PLACE | {"value": value}], match='"v0"'))
    if answer.status_code == 200:
        assert left == ({TOTAL_BOX: value} if value is not None else {})
        assert value is None or type(value) is int


@law
@given(method=methods, body=documents | rows)
def test_any_json_is_answered(alone, method, body):
    answer, left = alone(lambda program: program(method, "counts/", json.dumps(body), match='"v0"'))
    if answer.status_code == 200:
        assert sorted(v for v in left.values() if v is not None) == sorted(
            row["value"] for row in body if row.get("value") is not None
        )


@law
@given(
    method=methods,
    body=st.binary() | st.text().map(str.encode),
    media=st.sampled_from(["application/json", "text/csv"]),
)
def test_any_bytes_are_answered(alone, method, body, media):
    alone(lambda program: program(method, "counts/", body, match='"v0"', content_type=media))


@law
@given(body=st.binary() | documents.map(lambda value: json.dumps(value).encode()))
def test_any_reasons_are_answered(alone, body):
    alone(lambda program: program.put(body, "explanations/", match=program.get("explanations/")["ETag"]))


@law
@given(method=methods, text=numerals | st.text(max_size=12))
def test_a_text_in_csv_is_the_number_that_a_form_reads_or_nothing(alone, method, text):
    answer, left = alone(lambda program: send(program, document(text).encode("utf-8", "replace"), method))
    match parse_count(text):
        case Whole(value):
            assert (answer.status_code, left) == (200, {TOTAL_BOX: value})
        case NotTracked():
            assert (answer.status_code, left) == (200, {TOTAL_BOX: None})
        case Blank():
            assert left == {}
        case _:
            assert answer.status_code == 400


@law
@given(values=st.lists(st.integers(0, 10**9), min_size=1, max_size=5))
def test_both_media_types_store_the_same(alone, values):
    places = [("aurora-market", group, "blocked") for group in ("TOTAL", *cast.GROUPS)]
    table = [(*place, value) for place, value in zip(places, values, strict=False)]
    by_json = alone(lambda program: program.put([dict(zip(HEADER.split(","), row, strict=True)) for row in table]))
    by_csv = alone(lambda program: send(program, "\n".join([HEADER, *(",".join(map(str, row)) for row in table)])))
    assert by_json[1] == by_csv[1]
    assert sorted(by_json[1].values()) == sorted(values)
