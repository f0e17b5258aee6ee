"""Files stay short, and begin by saying what they are for."""

from __future__ import annotations

import ast

from tests.house.sources import APPS, python_files, relative

LONGEST = 250
LONGEST_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "process", "handle", "misc"}


def test_no_file_grows_beyond_its_noun():
    long = {relative(path): len(path.read_text().splitlines()) for path in python_files(*APPS, "scripts", "bench")}
    assert {path: lines for path, lines in long.items() if lines > LONGEST} == {}


def test_no_function_grows_beyond_a_page():
    found = {
        f"{relative(path)} {node.name}": node.end_lineno - node.lineno
        for path in python_files(*APPS)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: lines for name, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is_for():
    written = {path: text for path in python_files(*APPS, "scripts", "bench") if (text := path.read_text())}
    assert [relative(path) for path, text in written.items() if not ast.get_docstring(ast.parse(text))] == []


def test_no_module_has_a_name_that_says_nothing():
    found = python_files(*APPS, "scripts", "bench", "tests")
    assert [relative(path) for path in found if path.stem in EMPTY_NAMES] == []
