"""A job goes through a real broker to a real worker process, and is done once however often the broker rings."""

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

import pytest

from scripts import run

pytestmark = pytest.mark.broker

PATIENCE = 60  # seconds; a slow machine starts a worker in ten


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


@pytest.fixture(params=["embedded", "redis"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a site of its own, with a worker started as ``make run`` starts it."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    env = kept | {"VAR_DIR": str(tmp_path), "SECRET_KEY": "x" * 50, "PORT": "8000", "EMAIL_URL": "file:"}
    env |= {"DJANGO_SETTINGS_MODULE": "coalition.settings", "PYTHONWARNINGS": "ignore"}
    if request.param == "redis":
        env["BROKER_URL"] = request.getfixturevalue("redis_url")
    program(env, "enqueue")
    worker = run.start(run.commands(env)["worker"], env)
    yield env
    run.stop_all([worker])


def program(env: dict[str, str], step: str) -> None:
    subprocess.run([sys.executable, "-m", "tests.broker.situation", step], cwd=run.ROOT, env=env, check=True)


def jobs(env: dict[str, str]) -> list[tuple[str, int]]:
    """State and attempts of every job."""
    with closing(sqlite3.connect(Path(env["VAR_DIR"]) / "db.sqlite3", timeout=20)) as database:
        return database.execute("SELECT state, attempts FROM members_job").fetchall()


def mails(env: dict[str, str]) -> int:
    """How many mails were sent."""
    return sum(path.read_text().count("\nMessage-ID: ") for path in Path(env["VAR_DIR"]).glob("mail/*"))


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < deadline:
        time.sleep(0.2)


def test_a_job_is_done_once_however_often_it_is_rung(site: dict[str, str]) -> None:
    once = [("done", 1)] * 3
    wait_for(lambda: jobs(site) == once)
    program(site, "ring")
    time.sleep(2)
    assert (jobs(site), mails(site)) == (once, len(once))
