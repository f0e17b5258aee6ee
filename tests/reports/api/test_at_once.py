"""Many calls at the same moment, each on a connection of its own: one effect, and nobody is told otherwise."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from members.models import Event, Token
from reports.actions import keyed_calls
from reports.models import KeyedCall
from tests import cast
from tests.reports.api.conftest import Program, program_of

ROW = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}
CALLERS = 12

type AtOnce = Callable[[Callable[[Any], Any], list[Any]], list[Any]]


@pytest.fixture
def caller(transactional_db: None, clock: Any) -> Program:
    """The company's program in a world that every connection sees."""
    cast.load_code_lists()
    return program_of(Client(), cast.make_world().signer)


@pytest.fixture
def at_once(caller: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AtOnce:
    """``at_once(work, arguments)``: each argument in a thread. SQLite keeps tests in memory, which takes no crowd."""
    if connection.vendor == "sqlite":
        file = tmp_path / "db.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        monkeypatch.setitem(connections.settings, "default", connections.settings["default"] | {"NAME": str(file)})

    def run(work: Callable[[Any], Any], arguments: list[Any]) -> list[Any]:
        def apart(argument: Any) -> Any:
            try:
                return work(argument)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(arguments)) as threads:
            return list(threads.map(apart, arguments))

    return run


def put(caller: Program, value: int, **options: Any) -> Any:
    return Program(Client(), caller.secret).put([ROW | {"value": value}], **options)


def saved(_: Any) -> int:
    return Event.objects.filter(verb="draft_saved").count()


def test_one_key_has_one_effect_and_one_answer(caller: Program, at_once: AtOnce) -> None:
    answers = at_once(lambda _: put(caller, 12, key="a"), list(range(CALLERS)))
    assert {(one.status_code, one.content, one.get("ETag")) for one in answers} == {
        (200, answers[0].content, '"v1"'),
    }
    assert at_once(saved, [None]) == [1]


def test_of_many_writers_of_one_version_one_is_heard(caller: Program, at_once: AtOnce) -> None:
    answers = at_once(lambda value: put(caller, value), list(range(CALLERS)))
    assert sorted(one.status_code for one in answers) == [200] + [412] * (CALLERS - 1)
    assert at_once(saved, [None]) == [1]


def test_a_key_whose_first_call_lasts_is_in_use(
    caller: Program, at_once: AtOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time: a second call waits for the first in any case.")
    monkeypatch.setattr(keyed_calls, "PATIENCE", "100ms")
    token = Token.objects.get()
    with transaction.atomic():
        KeyedCall.objects.create(token=token, key="a", request_sha256="", status=0)
        (answer,) = at_once(lambda _: put(caller, 12, key="a"), [None])
        transaction.set_rollback(True)
    assert (answer.status_code, answer.json()["code"]) == (409, "key_in_use")
