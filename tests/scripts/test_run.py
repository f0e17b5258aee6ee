"""The supervisor: a key made once, a plain word about a taken port, and no process left behind."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from scripts import run


def test_the_secret_key_is_made_once(tmp_path: Path) -> None:
    path = run.secret_key(tmp_path / "secret_key")
    first = path.read_text()
    assert run.secret_key(path).read_text() == first


def test_the_secret_key_is_the_owners_alone(tmp_path: Path) -> None:
    assert run.secret_key(tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_taken_port_is_refused_in_plain_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run.trouble_with(str(port)) == f"Port {port} cannot be used: Address already in use."


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", ""])
def test_what_is_no_port_is_refused(port: str) -> None:
    assert run.trouble_with(port) == f"PORT={port} is no port."


def test_the_demonstration_never_runs_with_debug(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("DEBUG", "1")
    assert run.environment()["DEBUG"] == "0"


def test_a_group_that_does_not_listen_is_stopped_by_force(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "PATIENCE", 0.3)
    started = tmp_path / "started"
    process = run.start(["sh", "-c", f"trap '' TERM; sleep 60 & touch {started}; wait"], dict(os.environ))
    while not started.exists():
        time.sleep(0.01)
    run.stop_all([process])
    assert process.wait(5) == -9
