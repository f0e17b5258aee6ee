"""Hands the worked cases to tests; reads the files beside it and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

_HERE = Path(__file__).parent


def bad_inputs(group: str) -> list[Any]:
    """The cases of one group of ``bad_inputs.json`` as pytest parameters named by their id."""
    return [_named(case) for case in _cases("bad_inputs.json") if case["group"] == group]


def disclosure_cases(kind: str) -> list[Any]:
    """The cases of one kind of ``sdc_cases.json`` as pytest parameters named by their id."""
    return [_named(case) for case in _cases("sdc_cases.json") if case["kind"] == kind]


def _cases(file: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((_HERE / file).read_text(encoding="utf-8"))["cases"]
    return cases


def _named(case: dict[str, Any]) -> Any:
    return pytest.param(case, id=case["id"])
