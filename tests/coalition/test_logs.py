"""What the log says of an error."""

from __future__ import annotations

import logging
import sys

from coalition.logs import WithoutValues

QUOTED = """new row breaks a rule
LINE 1: ...SET reading = '{"value": 7654321}'
DETAIL:  Failing row contains (1, 7654321,
7654321)."""


def formatted(problem: Exception) -> str:
    try:
        try:
            raise problem
        except ValueError as cause:
            raise RuntimeError(str(cause)) from cause
    except RuntimeError:
        record = logging.LogRecord("jobs", logging.ERROR, __file__, 1, "job %s failed", ("7",), sys.exc_info())
    return WithoutValues("{levelname} {message}", style="{").format(record)


def test_what_a_database_quotes_is_left_out() -> None:
    line = formatted(ValueError(QUOTED))
    assert "7654321" not in line
    assert "RuntimeError: new row breaks a rule" in line
    assert line.count("Traceback") == 2


def test_any_other_error_is_told_in_full() -> None:
    assert formatted(ValueError("first\nsecond")).endswith("RuntimeError: first\nsecond")


def test_a_secret_link_is_cut_short() -> None:
    args = ("/accounts/invitation/abc-_D1/",)
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Not Found: %s", args, None)
    line = WithoutValues("{levelname} {message}", style="{").format(record)
    assert line == "WARNING Not Found: /accounts/invitation/***/"


def test_an_address_is_named_by_its_domain_alone() -> None:
    refused = formatted(ValueError({"li.wei@aurora.example": (450, b"<li.wei@aurora.example> later")}))
    assert "li.wei" not in refused
    assert "***@aurora.example" in refused
