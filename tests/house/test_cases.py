"""Every worked input is played at every door that it names; the marks ``case`` and ``door`` of the tests say where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

from tests.cases import every_bad_input
from tests.house.sources import python_files, relative

ANY = {"form", "api", "upload"}
# Of those that name any door, the doors at which there is such a thing.
ONLY = {
    "B140": {"form", "api"},  # the order of events
    "B142": {"form", "api"},  # the instant at which a quarter opens
    "B145": {"form", "api"},  # a finding on the draft, wherever its numbers came from
    "B148": {"form"},  # entry and acceptance by the same person of the desk
    "B149": {"form", "upload"},  # a session; programs have tokens
    "B150": {"api"},  # a token
    "B152": {"form"},  # a signature; only a person signs
    **dict.fromkeys(("B153", "B154", "B158", "B159"), {"api"}),  # headers
    "B157": {"form"},  # two tabs
    "B162": {"form", "api", "upload", "desk"},  # numbers, a signature, a file, a second release
    **dict.fromkeys(("B163", "B164"), {"desk"}),  # acceptances and releases
    "B167": {"upload"},  # work of a worker
    "B168": {"form"},  # a signature
    "B169": {"upload"},  # a file that is kept
    **dict.fromkeys(("B172", "B173", "B174"), {"form", "api"}),  # findings on the draft
}
NO_DELIMITER = {("B086", "xlsx")}
"""What a case names and a door does not have."""


def test_every_case_is_played_at_every_door_it_names():
    named = {(case["id"], door) for case in every_bad_input() for door in doors_of(case)} - NO_DELIMITER
    assert sorted(named - set(played())) == []


def doors_of(case: dict[str, Any]) -> set[str]:
    """The doors that a case names, those that any case has written out."""
    return ONLY.get(case["id"], ANY) if case["channel"] == "any" else set(case["channel"].split("+"))


def played() -> Iterator[tuple[str, str]]:
    """Each case with each door at which some test plays it, as the tests are marked."""
    for path in python_files("tests"):
        if path.stem.startswith("test_") and "mark.door" in path.read_text():
            module = import_module(relative(path).removesuffix(".py").replace("/", "."))
            everywhere = as_list(getattr(module, "pytestmark", []))
            for name, test in vars(module).items():
                if name.startswith("test_"):
                    marks = [*everywhere, *getattr(test, "pytestmark", [])]
                    marks += [mark for one in named(marks, "parametrize") for mark in marks_of(one.args[1])]
                    yield from product(said(marks, "case"), said(marks, "door"))


def marks_of(parameters: Iterable[Any]) -> list[Any]:
    """The marks of single parameters."""
    return [mark for one in parameters for mark in getattr(one, "marks", ())]


def said(marks: list[Any], name: str) -> set[str]:
    """What all marks of one name say."""
    return {text for mark in named(marks, name) for text in mark.args}


def named(marks: list[Any], name: str) -> list[Any]:
    return [mark for mark in marks if mark.name == name]


def as_list(marks: Any) -> list[Any]:
    return marks if isinstance(marks, list) else [marks]
