"""Counts as CSV: the reader of uploaded files behind the door of the API."""

from __future__ import annotations

import csv
import io

import pytest

from reports.drafts import Draft
from reports.intake.sheets import LARGEST_FILE
from reports.models import LabelKind, SavedLabel
from tests.cases import bad_inputs

HEADER = "platform,species_group,measure,value"
TOTAL = ("aurora-market", "TOTAL", "blocked")
PLACES = [TOTAL, ("aurora-market", "TIGER", "blocked"), ("", "", "reports-received")]


def document(*values, header=HEADER):
    """A CSV of these values in the first places."""
    out = io.StringIO()
    csv.writer(out).writerows([(*place, value) for place, value in zip(PLACES, values, strict=False)])
    return f"{header}\r\n{out.getvalue()}"


def send(program, body, method="put", **options):
    options = {"match": '"v0"', "content_type": "text/csv"} | options
    return program(method, "counts/", body.encode() if isinstance(body, str) else body, **options)


def problem_of(answer):
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    return answer.status_code, told["code"], [(each["code"], each["pointer"]) for each in told["errors"]]


def held(world):
    return {cell.species_group or cell.measure: cell.value for cell in Draft(world.submission).cells.values()}


def test_rows_become_the_draft(world, program):
    answer = send(program, document(12, "x", 7))
    assert (answer.status_code, answer["ETag"], answer.json()["notes"]) == (200, '"v1"', [])
    assert held(world) == {"TOTAL": 12, "TIGER": None, "reports-received": 7}


def test_what_is_not_given_is_cleared_by_put_and_kept_by_patch(world, program):
    send(program, document(12, 3, 7))
    send(program, document(13, ""), "patch", match='"v1"')
    assert held(world) == {"TOTAL": 13, "TIGER": 3, "reports-received": 7}
    send(program, document(14, ""), match='"v2"')
    assert held(world) == {"TOTAL": 14}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("charset", ["", "; charset=utf-8", "; charset=iso-8859-1", "; charset=nonsense"])
def test_the_bytes_tell_the_encoding_and_no_header_does(world, program, encoding, charset):
    text = document(12).replace("TOTAL", "合计")
    answer = send(program, text.encode(encoding), content_type=f"text/csv{charset}")
    assert (answer.status_code, held(world)) == (200, {"TOTAL": 12})
    assert [note["code"] for note in answer.json()["notes"]] == ["encoding_detected"] * (encoding == "gb18030")


def test_another_spelling_is_read_and_said(world, program):
    answer = send(program, document("1,204"))
    assert answer.json()["notes"] == [{"code": "ok", "pointer": "/rows/2", "detail": "“1,204” was read as 1204."}]
    assert held(world) == {"TOTAL": 1204}


def test_every_bad_row_is_named_by_its_number(world, program):
    body = document("1.204", -3) + "aurora-market,UNICORN,blocked,1\r\naurora-market,TOTAL,blocked,1\r\n"
    codes = ("ambiguous_number", "negative", "unknown_code", "duplicate_row")
    expected = [(code, f"/rows/{row}") for row, code in enumerate(codes, 2)]
    assert problem_of(send(program, body)) == (400, "ambiguous_number", expected)
    assert held(world) == {}


@pytest.mark.parametrize("platform", ["borealis-market", "nowhere"])
def test_a_foreign_platform_and_a_missing_one_look_alike(program, platform):
    answer = send(program, document(12).replace("aurora-market", platform))
    assert problem_of(answer) == (404, "not_found", [("not_found", "/rows/2")])
    assert answer.json()["errors"][0]["detail"] == f"We do not know the platform “{platform}”."


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("\n", 400, "missing_column"),
        (HEADER.replace(",value", "") + "\naurora-market,TOTAL,blocked\n", 400, "missing_column"),
        (b"platform,\xff\xff\xff", 400, "bad_file"),
        (document(12) + "aurora-market,TIGER\r\n", 400, "row_length"),
        (document(12, 3) + document(12).partition("\n")[2], 400, "duplicate_row"),
        (HEADER + "\n" + ",,,1\n" * 100_001, 413, "too_many_rows"),
        (b"a" * (LARGEST_FILE + 1), 413, "file_too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(world, program, body, status, code):
    assert problem_of(send(program, body))[:2] == (status, code)
    assert held(world) == {}


def test_a_companys_own_labels_are_understood(world, program):
    label = {"label": "老虎", "folded": "老虎", "code": "TIGER", "made_by": world.signer}
    SavedLabel.objects.create(company=world.company, kind=LabelKind.GROUP, **label)
    assert send(program, document(12, 3).replace("TIGER", "老虎")).status_code == 200
    assert held(world) == {"TOTAL": 12, "TIGER": 3}


def test_the_same_numbers_give_the_same_hash_as_json(world, program):
    told = send(program, document(12, 3)).json()
    named = [(*PLACES[0], 12), (*PLACES[1], 3)]
    rows = [dict(zip(HEADER.split(","), row, strict=True)) for row in named]
    assert program.put(rows, match='"v1"').json() == told | {"changes": []}


def test_a_key_is_honoured(world, program):
    first = send(program, document(12), key="a")
    assert send(program, document(12), key="a").content == first.content
    assert problem_of(send(program, document(13), key="a"))[:2] == (422, "key_reused")


@pytest.mark.parametrize("case", bad_inputs("number"))
def test_a_number_is_read_as_in_a_file(world, program, case):
    expected = case["expect"]
    answer = send(program, document(case["input"]))
    if expected["outcome"].startswith("accept"):
        assert (answer.status_code, held(world).get("TOTAL")) == (200, expected.get("stored"))
    else:
        assert problem_of(answer)[:2] == (400, expected["code"])
        assert held(world) == {}
