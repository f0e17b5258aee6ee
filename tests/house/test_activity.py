"""Every verb that the code records has its words, in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.wording import act_details
from reports.wording.activity import GROUP_NAMES, GROUPS, WORDS
from tests.house.sources import ROOT

MODULES = sorted(path for app in ("members", "reports") for path in (ROOT / app).rglob("*.py"))


def recorded(tree: ast.AST) -> Iterator[str]:
    """The verbs that a module records: as they stand, or as a function that records its argument is given them."""
    handed_on: dict[str, int] = {}
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        parameters = [argument.arg for argument in function.args.args]
        for verb in (call.args[0] for call in calls(function) if records(call)):
            yield from texts(verb)
            if isinstance(verb, ast.Name) and verb.id in parameters:
                handed_on[function.name] = parameters.index(verb.id)
    for call in calls(tree):
        if isinstance(call.func, ast.Name) and call.func.id in handed_on and len(call.args) > handed_on[call.func.id]:
            yield from texts(call.args[handed_on[call.func.id]])


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def records(call: ast.Call) -> bool:
    name = call.func
    is_ours = isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name) and name.value.id == "events"
    return is_ours and name.attr in {"record", "new"} and bool(call.args)


def texts(node: ast.expr) -> Iterator[str]:
    """The text of a constant, or of both branches of a choice."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    if isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_verb_has_its_words(module: Path) -> None:
    verbs = set(recorded(ast.parse(module.read_text())))
    assert not verbs - WORDS.keys(), "add them to reports/wording/activity.py"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_detail_has_its_words(module: Path) -> None:
    kept = {word.arg for call in calls(ast.parse(module.read_text())) if records(call) for word in call.keywords}
    assert not kept - {None, "by", "note"} - act_details.UNTOLD - act_details.NAMED, "add it to wording/act_details.py"


def test_the_search_finds_verbs_however_they_are_handed_on() -> None:
    source = (
        'def tell(x, verb):\n events.record(verb, x)\ntell(1, "a" if x else "b")\ndef do():\n events.record("c", 1)'
    )
    assert set(recorded(ast.parse(source))) == {"a", "b", "c"}


def test_a_verb_is_in_one_group() -> None:
    assert sum(map(len, GROUPS.values())) == len(WORDS)
    assert GROUP_NAMES.keys() == GROUPS.keys()
