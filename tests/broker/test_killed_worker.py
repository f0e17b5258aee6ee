"""A worker is killed again and again in the middle of two hundred reminders: none is lost, none is counted twice.

What is proven: every reminder reaches the mail server, and the log has each exactly once. Whatever was delivered a
second time was under way when its worker died, and carries the Message-ID that it had before, by which mail programs
take both for one. At each kill at most as many can be under way as the worker has threads.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator

import pytest

from scripts import run
from tests.broker.conftest import program, rows, wait_for
from tests.broker.situation import PEOPLE
from tests.mail_server import MailServer, running

pytestmark = pytest.mark.broker

THREADS = 2
KILLED_AT = (20, 70, 120)
"""How many mails have arrived when the worker is killed."""
WAITING = "SELECT state, attempts, problem FROM members_job WHERE state != 'done'"


@pytest.fixture
def server() -> Iterator[tuple[MailServer, int]]:
    with running() as started:
        yield started


def test_of_two_hundred_reminders_none_is_lost_and_none_is_counted_twice(
    environment: dict[str, str], server: tuple[MailServer, int]
) -> None:
    kept, port = server
    env = environment | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    program(env, "owe")
    program(env, "remind", "remind")
    for arrived in KILLED_AT:
        worker = run.start(run.commands(env)["worker"], env)
        assert wait_for(lambda arrived=arrived: len(kept.message_ids) >= arrived)
        run.signal_group(worker, signal.SIGKILL)
        worker.wait()
        program(env, "later")
    last = run.start(run.commands(env)["worker"], env)
    assert wait_for(lambda: rows(env, WAITING) == []), rows(env, WAITING)
    run.stop_all([last])
    deliveries = Counter(kept.message_ids)
    logged = [f"<{key.replace(':', '.')}@127.0.0.1>" for (key,) in rows(env, "SELECT key FROM members_mail")]
    assert len(logged) == len(set(logged)) == PEOPLE
    assert set(deliveries) == set(logged)
    assert deliveries.total() - PEOPLE <= THREADS * len(KILLED_AT)
