"""Two schedulers fire at the same moment, each on its own connection: every step is taken once."""

from __future__ import annotations

import datetime

import pytest
import time_machine

from members.models import Event, Job
from reports.actions import ladder
from reports.models import Escalation
from tests import cast
from tests.at_once import at_once
from tests.cast import World

A_WEEK_BEFORE = datetime.datetime(2026, 10, 24, 9, tzinfo=datetime.UTC)
TEN_DAYS_AFTER = datetime.datetime(2026, 11, 10, 9, tzinfo=datetime.UTC)


@pytest.fixture
def owed(transactional_db: None, clock: time_machine.Traveller) -> World:
    """Returns that are owed, where two connections can see them."""
    cast.load_code_lists()
    return cast.make_world()


def test_two_schedulers_at_once_ask_for_each_mail_once(owed: World, clock: time_machine.Traveller) -> None:
    clock.move_to(A_WEEK_BEFORE)
    expected = {one.key for one in ladder.waiting(A_WEEK_BEFORE)}
    results = at_once(ladder.send_due, ladder.send_due)
    assert all(isinstance(result, int) for result in results)
    asked = Job.objects.filter(key__startswith="reminder:").values_list("key", flat=True)
    assert set(asked) == expected != set()


def test_two_schedulers_at_once_prepare_each_escalation_once(owed: World, clock: time_machine.Traveller) -> None:
    clock.move_to(TEN_DAYS_AFTER)
    results = at_once(ladder.send_due, ladder.send_due)
    assert all(isinstance(result, int) for result in results)
    prepared = Escalation.objects.count()
    assert prepared == Event.objects.filter(verb="escalation_prepared").count() > 0
