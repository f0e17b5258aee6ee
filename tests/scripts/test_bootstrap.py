"""Finding an interpreter: candidates are run, and a refusal says what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts import bootstrap


def shim(folder: Path, text: str) -> str:
    path = folder / "python3.13"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_the_running_interpreter_is_usable() -> None:
    assert bootstrap.usable(sys.executable) == sys.executable


def test_a_shim_without_a_version_behind_it_is_passed_over(tmp_path: Path) -> None:
    assert bootstrap.usable(shim(tmp_path, "exit 127")) is None


def test_an_interpreter_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    old = f'exec {sys.executable} -c "import sys; sys.version_info = (3, 11, 0, 0, 0); exec(sys.argv[1])" "$2"'
    assert bootstrap.usable(shim(tmp_path, old)) is None


def test_the_named_interpreter_is_the_only_candidate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COALITION_PYTHON", "/opt/python")
    assert list(bootstrap.candidates()) == ["/opt/python"]


def test_a_refusal_names_the_variable_that_was_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COALITION_PYTHON", "/nowhere/python")
    with pytest.raises(bootstrap.SetUpFailed, match="COALITION_PYTHON=/nowhere/python does not work"):
        bootstrap.find_python()


def test_another_lock_is_not_taken_for_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    record = tmp_path / "installed-locks.json"
    record.write_text('{"requirements.txt": "an older digest"}')
    monkeypatch.setattr(bootstrap, "INSTALLED", record)
    lock = bootstrap.ROOT / "requirements.txt"
    assert bootstrap.installed().get(lock.name) != bootstrap.digest(lock)
