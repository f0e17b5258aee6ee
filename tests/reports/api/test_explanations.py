"""Findings and their reasons, as a program reads and gives them."""

from __future__ import annotations

import pytest

from reports.api.rows import as_row
from reports.drafts import Draft
from reports.models import Explanation
from tests import cast
from tests.cases import bad_inputs

HIGH = {"code": "outlier_high", "pointer": "/aurora-market/blocked/TOTAL"}
OTHER = {"code": "outlier_high", "pointer": "/aurora-market/removed-own/TOTAL"}
ROW = {"findings": [HIGH], "reason": "detection", "text": "A new image model since 9 May."}


@pytest.fixture
def flagged(world, program):
    """A draft with two totals that are ten times those of the quarter before, sent by the program."""
    world.signed_before(world.company)
    cells = [cell for cell in cast.full_answer(world.submission).values() if cell]
    changed = {"blocked": 1000, "removed-own": 1017}
    rows = [as_row(cell) for cell in cells]
    program.put([row | {"value": changed[row["measure"]]} if is_changed(row, changed) else row for row in rows])
    return world.submission


def is_changed(row, changed):
    return row["measure"] in changed and row.get("species_group") == "TOTAL"


def explain(program, rows, **options):
    """Give reasons in place of those that are read now, or of those that ``match`` names."""
    read = {} if "match" in options else {"match": program.get("explanations/")["ETag"]}
    return program.put(rows, "explanations/", **read | options)


def problem_of(answer):
    return answer.status_code, answer.json()["code"], [each["pointer"] for each in answer.json()["errors"]]


def test_a_finding_tells_its_place_its_values_and_that_it_has_no_reason(flagged, program):
    answer = program.get("findings/")
    found = next(one for one in answer.json()["findings"] if one["pointer"] == HIGH["pointer"])
    assert answer["ETag"] == '"v1"'
    assert (found["code"], found["severity"], found["explained"]) == ("outlier_high", "explain", False)
    assert (found["params"]["now"], found["params"]["before"]) == (1000, 100)
    assert found["detail"].startswith("Total, Blocked")


def test_a_finding_speaks_the_readers_language(flagged, program):
    english, chinese = (
        [one["detail"] for one in program.get("findings/", **{"Accept-Language": language}).json()["findings"]]
        for language in ("en", "zh-hans")
    )
    assert set(english).isdisjoint(chinese)


def test_one_reason_explains_many_findings(flagged, program):
    document = explain(program, [ROW | {"findings": [HIGH, OTHER]}]).json()
    assert [one["explained"] for one in document["findings"] if one["severity"] == "explain"] == [True, True]
    assert Draft(flagged).unexplained == []


def test_a_second_language_is_kept_and_read_back(flagged, program):
    row = ROW | {"second_text": "自5月9日起使用新的图像模型。"}
    assert explain(program, [row]).json()["explanations"] == [row]
    assert Explanation.objects.get().second_text == "自5月9日起使用新的图像模型。"


@pytest.mark.parametrize(("text", "code"), [(7, "row_shape"), ("x" * 501, "too_long"), ("\0", "bad_character")])
def test_a_second_text_that_cannot_be_kept_refuses_the_request(flagged, program, text, code):
    assert problem_of(explain(program, [ROW | {"second_text": text}]))[:2] == (400, code)
    assert not Explanation.objects.exists()


def test_what_was_given_is_read_as_it_would_be_sent(flagged, program):
    rows = [ROW, ROW | {"findings": [OTHER], "reason": "sweep", "text": "One sweep in June, not repeated."}]
    explain(program, rows)
    answer = program.get("explanations/").json()
    assert sorted(answer["explanations"], key=str) == sorted(rows, key=str)
    assert explain(program, answer["explanations"]).status_code == 200


def test_a_reason_that_is_left_out_is_taken_back(flagged, program):
    explain(program, [ROW | {"findings": [HIGH, OTHER]}])
    explain(program, [ROW])
    assert [found.measure for found in Draft(flagged).unexplained] == ["removed-own"]
    explain(program, [])
    assert Explanation.objects.count() == 0


def test_a_changed_number_asks_again(flagged, program):
    explain(program, [ROW])
    total = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 2000}
    program.patch([total], match='"v1"')
    document = program.get("explanations/").json()
    assert document["explanations"] == []
    assert {one["explained"] for one in document["findings"]} == {False}


@pytest.mark.parametrize(
    ("row", "code", "pointer"),
    [
        (5, "row_shape", "/1"),
        (ROW | {"by": "nobody"}, "unknown_field", "/1"),
        (ROW | {"findings": []}, "row_shape", "/1"),
        (ROW | {"findings": [HIGH["pointer"]]}, "row_shape", "/1/findings/0"),
        (ROW | {"findings": [OTHER | {"value": 1}]}, "row_shape", "/1/findings/0"),
        (ROW | {"findings": [OTHER | {"code": "drop_to_zero"}]}, "not_found", "/1/findings/0"),
        (ROW | {"findings": [OTHER | {"pointer": "/nowhere/blocked/TOTAL"}]}, "not_found", "/1/findings/0"),
        (ROW, "duplicate_row", "/1/findings/0"),
        (ROW | {"findings": [OTHER], "reason": "announced"}, "unknown_code", "/1/reason"),
        (ROW | {"findings": [OTHER], "reason": ["sweep"]}, "row_shape", "/1"),
        (ROW | {"findings": [OTHER], "text": None}, "row_shape", "/1"),
        (ROW | {"findings": [OTHER], "text": "short"}, "too_short", "/1"),
        (ROW | {"findings": [OTHER], "text": "a" * 501}, "too_long", "/1"),
        (ROW | {"findings": [OTHER], "text": "not to be\u0000 seen"}, "bad_character", "/1"),
    ],
)
def test_one_bad_row_leaves_the_reasons_as_they_were(flagged, program, row, code, pointer):
    explain(program, [ROW | {"text": "What stood here before."}])
    assert problem_of(explain(program, [ROW, row])) == (400, code, [pointer])
    assert [one.text for one in Explanation.objects.all()] == ["What stood here before."]


def test_two_programs_do_not_take_back_each_others_reasons(flagged, program):
    read = program.get("explanations/")["ETag"]
    first = explain(program, [ROW], match=read)
    assert explain(program, [ROW | {"findings": [OTHER]}], match=read).status_code == 412
    assert [one.text for one in Explanation.objects.all()] == [ROW["text"]]
    assert explain(program, [], match=first["ETag"]).status_code == 200


def test_the_tag_of_the_reasons_is_the_same_in_every_language_and_another_after_each_change(flagged, program):
    def tag(**headers):
        return program.get("explanations/", **headers)["ETag"]

    before = tag()
    assert tag(**{"Accept-Language": "zh-hans"}) == before
    assert explain(program, [ROW])["ETag"] == tag() != before
    total = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 1001}
    program.patch([total], match='"v1"')
    assert tag() not in {before, '"v2"'}


@pytest.mark.parametrize(("match", "status"), [('"v0"', 412), ('"v1"', 412), (None, 428)])
def test_reasons_are_given_for_the_version_that_was_read(flagged, program, match, status):
    headers = {"match": match} if match else {}
    assert program("put", "explanations/", [ROW], **headers).status_code == status
    assert Explanation.objects.count() == 0


def test_a_reason_with_a_key_is_given_once(flagged, program):
    first = explain(program, [ROW], key="a")
    assert explain(program, [ROW], key="a").content == first.content
    assert Explanation.objects.count() == 1


@pytest.mark.door("api")
@pytest.mark.parametrize("case", bad_inputs("text"))
def test_a_text_is_kept_as_typed_or_refused(flagged, program, case):
    text = case["input"].ljust(10, ".")
    answer = explain(program, [ROW | {"text": text}])
    if case["expect"]["outcome"] == "accept":
        assert [one.text for one in Explanation.objects.all()] == [text.replace("\r\n", "\n")]
    else:
        assert problem_of(answer)[:2] == (400, case["expect"]["code"])


@pytest.mark.parametrize("path", ["findings/", "explanations/", ""])
def test_a_call_without_parameters_takes_none(flagged, program, path):
    assert problem_of(program.get(path + "?quarter=2026-Q2"))[:2] == (400, "unknown_field")
