"""Hands the worked cases to tests; reads the files beside it and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

_HERE = Path(__file__).parent


def bad_inputs(group: str) -> list[Any]:
    """The cases of one group of ``bad_inputs.json`` as pytest parameters named by their id, and marked with it."""
    of_group = [case for case in every_bad_input() if case["group"] == group]
    return [pytest.param(case, id=case["id"], marks=pytest.mark.case(case["id"])) for case in of_group]


def every_bad_input() -> list[dict[str, Any]]:
    """All cases of ``bad_inputs.json``."""
    return _cases("bad_inputs.json")


def disclosure_cases(kind: str) -> list[Any]:
    """The cases of one kind of ``sdc_cases.json`` as pytest parameters named by their id."""
    of_kind = [case for case in _cases("sdc_cases.json") if case["kind"] == kind]
    return [pytest.param(case, id=case["id"]) for case in of_kind]


def _cases(file: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((_HERE / file).read_text(encoding="utf-8"))["cases"]
    return cases
