"""A job goes through a real broker to a real worker process, and is done once however often the broker rings."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import run
from tests.broker.conftest import program, rows, wait_for

pytestmark = pytest.mark.broker


@pytest.fixture
def site(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """A site on which mail waits, with a worker started as ``make run`` starts it."""
    program(environment, "enqueue")
    worker = run.start(run.commands(environment)["worker"], environment)
    yield environment
    run.stop_all([worker])


def jobs(env: dict[str, str]) -> list[tuple[str, int]]:
    """State and attempts of every job."""
    return rows(env, "SELECT state, attempts FROM members_job")


def mails(env: dict[str, str]) -> int:
    """How many mails were sent."""
    return sum(path.read_text().count("\nMessage-ID: ") for path in Path(env["VAR_DIR"]).glob("mail/*"))


def test_a_job_is_done_once_however_often_it_is_rung(site: dict[str, str]) -> None:
    once = [("done", 1)] * 3
    assert wait_for(lambda: jobs(site) == once)
    program(site, "ring")
    time.sleep(2)
    assert (jobs(site), mails(site)) == (once, len(once))
