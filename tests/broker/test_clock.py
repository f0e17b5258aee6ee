"""The clock inside a worker goes on when the worker was killed: what it needs to start, no kill can spoil."""

from __future__ import annotations

import signal

import pytest

from scripts import run
from tests.broker.conftest import program, rows, wait_for

pytestmark = pytest.mark.broker

TICKED = "SELECT ran_at FROM members_clockrun WHERE task = 'reports.forget_calls'"
"""What comes rarely is due when a clock starts."""


@pytest.mark.parametrize("environment", ["embedded"], indirect=True)
def test_every_worker_has_its_clock_however_the_last_one_ended(environment: dict[str, str]) -> None:
    program(environment, "enqueue")
    for _ in range(3):
        ticked = rows(environment, TICKED)
        worker = run.start(run.commands(environment)["worker"], environment)
        try:
            assert wait_for(lambda ticked=ticked: rows(environment, TICKED) > ticked)
        finally:
            run.signal_group(worker, signal.SIGKILL)
            worker.wait()
