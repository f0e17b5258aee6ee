"""Fixtures for every test: the cast, a frozen clock, eager jobs, and guards on the SQL a page may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import hypothesis
import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, connections
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from coalition.celery import app
from tests import cast
from tests.remembered import remembered

# Machines that run tests are busy; how long one example takes says nothing about the law it tries.
hypothesis.settings.register_profile("laws", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("laws")

SLOW = ("tests/browser/", "tests/broker/", "tests/journeys/", "tests/static/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that the workers end together; within that the random order stays."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After tests that empty every table, those who come next get their code lists again."""
    yield
    if nextitem is not None and _empties_tables(item) and not _empties_tables(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            cast.load_code_lists()


def _empties_tables(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    return "transactional_db" in fixtures or bool(marker and marker.kwargs.get("transaction"))


type Forbid = Callable[..., AbstractContextManager[None]]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database with its code lists."""
    with django_db_blocker.unblock():
        cast.load_code_lists()


@pytest.fixture(scope="session")
def playwright(playwright: Any) -> Iterator[Any]:
    """The browser driver. While its event loop runs, Django keeps other connections than before and after."""
    yield playwright
    connections.close_all()


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A request leaves its language behind in the thread; every test begins in English."""
    translation.activate("en")
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _forgotten_tries() -> None:
    """Limits count in the cache, and the same keys come back in every test."""
    cache.clear()


@pytest.fixture(autouse=True)
def _eager_jobs() -> Iterator[None]:
    """Jobs run in the ringing process itself, when their transaction commits."""
    before = app.conf.task_always_eager
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = before


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The clock stands in the middle of the quarter's round; move it with ``clock.move_to``."""
    with time_machine.travel(cast.NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world(db: None, clock: time_machine.Traveller) -> cast.World:
    """One of everybody."""
    cast.load_code_lists()  # a test that commits may stand behind another, which emptied every table
    return remembered("world", cast.make_world)


@pytest.fixture
def forbid_sql() -> Forbid:
    """``with forbid_sql("INSERT", "reports_count"):`` fails on any statement that contains one of the words."""

    @contextmanager
    def forbid(*words: str) -> Iterator[None]:
        def guard(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            hit = [word for word in words if word in sql]
            assert not hit, f"{hit} in {sql}"
            return execute(sql, params, many, context)

        with connection.execute_wrapper(guard):
            yield

    return forbid
