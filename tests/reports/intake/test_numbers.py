"""One count, read from what people and programs write."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.numbers import CEILING, Blank, NotTracked, Refused, Whole, parse_count, parse_json_count
from reports.rules.codes import Code
from tests.cases import bad_inputs

counts = st.integers(0, CEILING)


@pytest.mark.parametrize("case", bad_inputs("number"))
def test_each_worked_number_gets_its_code_and_value(case: dict[str, Any]) -> None:
    reading, expected = parse_count(case["input"]), case["expect"]
    match reading:
        case Whole(value, normalised):
            outcome = "accept_normalised" if normalised else "accept"
            assert (outcome, "ok", value) == (expected["outcome"], expected["code"], expected["stored"])
        case Blank():
            assert (expected["code"], expected["stored"]) == ("blank", None)
        case Refused(code):
            assert (expected["outcome"], expected["code"]) == ("reject", code)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", 1234),
        ("12,345,678", 12345678),
        (" 12\n", 12),
        ("１2３", 123),
        ("12.00", 12),
        ("0.000", 0),
        ("+1 234", 1234),
    ],
)
def test_another_spelling_of_one_number_is_read_and_said_so(text: str, value: int) -> None:
    assert parse_count(text) == Whole(value, normalised=True)


@pytest.mark.parametrize("text", ["1,234.00", "1 23", "1,23", "1.000", "1,234 567", "0,123", "1.234.567", "12,0"])
def test_a_text_with_two_meanings_is_refused(text: str) -> None:
    reading = parse_count(text)
    assert isinstance(reading, Refused)
    assert reading.code == Code.AMBIGUOUS_NUMBER


@pytest.mark.parametrize(
    "text", ["-", "+", "N/A", "~50", "3万", "31.12.2026", "1234.567", "(5)", "12.", ".5", "1٣", "²", "0x1F"]
)
def test_what_is_no_count_is_refused(text: str) -> None:
    assert parse_count(text) == Refused(Code.NOT_INTEGER)


@pytest.mark.parametrize("text", ["-0", "–5", "－5", "- 5", "-1,234"])
def test_every_minus_is_seen(text: str) -> None:
    assert parse_count(text) == Refused(Code.NEGATIVE)


@pytest.mark.parametrize("text", ["12\u200b", "\u202e12", "1\t2", "\ufeff12", "1\ud8002"])
def test_a_character_nobody_sees_is_refused(text: str) -> None:
    assert parse_count(text) == Refused(Code.BAD_CHARACTER)


@pytest.mark.parametrize("text", ["x", "X", " x ", "ｘ", "×", "Not  tracked", "not_tracked"])
def test_not_tracked_can_be_typed(text: str) -> None:
    assert parse_count(text) == NotTracked()


def test_an_ambiguous_text_comes_with_its_readings() -> None:
    assert parse_count("1.204") == Refused(Code.AMBIGUOUS_NUMBER, readings=("1204", "1.204"))


def test_the_ceiling_itself_is_a_count() -> None:
    assert parse_count("1000", ceiling=1000) == Whole(1000)
    assert parse_count("1001", ceiling=1000) == Refused(Code.TOO_LARGE, ceiling=1000)


@pytest.mark.parametrize("text", ["9" * 10_000, "0" * 10_000, "1," * 5_000 + "1", "1 000" + ",000" * 2_000])
def test_a_very_long_text_is_read_at_once(text: str) -> None:
    started = time.process_time()
    parse_count(text)
    assert time.process_time() - started < 0.1


@given(st.text())
def test_any_text_has_a_reading(text: str) -> None:
    assert isinstance(parse_count(text), Blank | NotTracked | Whole | Refused)


@given(counts)
def test_plain_digits_come_back_as_given(value: int) -> None:
    assert parse_count(str(value)) == Whole(value)


@given(counts, st.sampled_from(",，'’\u00a0\u202f "))
def test_grouped_digits_equal_plain_ones(value: int, mark: str) -> None:
    reading = parse_count(f"{value:,}".replace(",", mark))
    assert reading == Whole(value, normalised=value >= 1000)


@given(st.text(alphabet="0123456789.,' +-\u00a0٣"))
def test_a_number_is_never_changed_silently(text: str) -> None:
    match parse_count(text):
        case Whole(value, normalised=False):
            assert text == str(value)
        case Whole(value):
            digits = "".join(character for character in text if character.isdecimal())
            assert int(digits) in {value, value * 10 ** len(text.partition(".")[2].strip())}


@pytest.mark.parametrize("value", [True, 12.0, "12", None, [], {"value": 1}])
def test_json_takes_integers_only(value: object) -> None:
    assert parse_json_count(value) == Refused(Code.NOT_INTEGER)


@pytest.mark.parametrize(
    ("value", "code"), [(-1, Code.NEGATIVE), (CEILING + 1, Code.TOO_LARGE), (10**4000, Code.TOO_LARGE)]
)
def test_json_integers_have_a_floor_and_a_ceiling(value: int, code: Code) -> None:
    reading = parse_json_count(value)
    assert isinstance(reading, Refused)
    assert reading.code == code


@given(counts)
def test_json_and_text_read_the_same_number(value: int) -> None:
    assert parse_json_count(value) == parse_count(str(value))
