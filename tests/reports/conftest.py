"""Fixtures of all tests of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.core.mail import EmailMessage

from reports.models import Submission
from reports.summaries import desk_dashboard
from tests import cast

type Mailed = Callable[[], AbstractContextManager[list[EmailMessage]]]


@pytest.fixture(autouse=True)
def _fresh_dashboard() -> Iterator[None]:
    """What the dashboard drew in one test is not another's: keys and hashes begin anew in each."""
    yield
    for kept in (desk_dashboard._dashboard, desk_dashboard.facts_of, desk_dashboard.rounds_of):
        kept.cache_clear()


@pytest.fixture
def flagged(world: cast.World) -> Submission:
    """A complete draft in which two totals are ten times those of the quarter before."""
    return world.flagged()


@pytest.fixture
def mailed(django_capture_on_commit_callbacks: Any, mailoutbox: list[EmailMessage]) -> Mailed:
    """``with mailed() as sent:`` carries out the jobs that its block asks for; ``sent`` are their mails."""

    @contextmanager
    def collect() -> Iterator[list[EmailMessage]]:
        sent: list[EmailMessage] = []
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            yield sent
        sent.extend(mailoutbox[before:])

    return collect
