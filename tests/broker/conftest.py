"""Sites of their own beside real brokers, and how they are looked into from outside."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scripts import run

PATIENCE = 180  # seconds; a slow machine starts a worker in ten, and the sweep comes every thirty


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """The Redis that is there, else one of our own."""
    if given := os.environ.get("REDIS_URL"):
        yield given.rstrip("/").removesuffix("/0") + "/9"
        return
    program = shutil.which("redis-server")
    if not program:
        pytest.skip("no Redis: put redis-server on the PATH or name one in REDIS_URL")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = run.start([*command, "--loglevel", "warning"], dict(os.environ))
    yield f"redis://127.0.0.1:{port}/0"
    run.stop_all([process])


@pytest.fixture(scope="session")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that nobody uses yet; it is copied for every test."""
    folder = tmp_path_factory.mktemp("new-site")
    program(variables(folder), "site")
    return folder


@pytest.fixture(params=["embedded", "redis"])
def environment(request: pytest.FixtureRequest, new_site: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a site of its own, with either broker."""
    shutil.copytree(new_site, tmp_path, dirs_exist_ok=True)
    env = variables(tmp_path)
    if request.param == "redis":
        env["BROKER_URL"] = request.getfixturevalue("redis_url")
    return env


def variables(folder: Path) -> dict[str, str]:
    """What a site finds in its environment; the embedded broker is the one it has by itself."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    env = kept | {"VAR_DIR": str(folder), "SECRET_KEY": "x" * 50, "PORT": "8000", "EMAIL_URL": "file:"}
    return env | {"DJANGO_SETTINGS_MODULE": "coalition.settings", "PYTHONWARNINGS": "ignore"}


def program(env: dict[str, str], *steps: str) -> None:
    """Run steps of the situation, all at the same time, to their end."""
    command = [sys.executable, "-m", "tests.broker.situation"]
    started = [subprocess.Popen([*command, step], cwd=run.ROOT, env=env) for step in steps]
    assert [process.wait() for process in started] == [0] * len(steps)


def rows(env: dict[str, str], sql: str) -> list[Any]:
    """What the database of the site answers."""
    with closing(sqlite3.connect(Path(env["VAR_DIR"]) / "db.sqlite3", timeout=20)) as database:
        return database.execute(sql).fetchall()


def wait_for(what: Callable[[], bool]) -> bool:
    """Whether it came true in time."""
    deadline = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < deadline:
        time.sleep(0.1)
    return what()
