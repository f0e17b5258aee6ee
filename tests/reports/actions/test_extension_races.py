"""Two people answer one request, or one signs while another gives time: each its own connection, one outcome."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from members.models import Event, Job
from reports.actions import extensions, signatures
from reports.actions.quarters import end_of
from reports.errors import Refusal
from reports.models import Extension, ExtensionState
from tests import cast
from tests.at_once import at_once
from tests.cast import World

UNTIL = datetime.date(2026, 11, 7)


@pytest.fixture
def round_of_two(transactional_db: None, clock: Any) -> World:
    """A request that waits, where two connections can see it."""
    cast.load_code_lists()
    world = cast.make_world()
    world.extra["second"] = cast.person("second@coalition.example", "analyst")
    extensions.ask(world.submission, wanted_on=UNTIL, reason="Please.", by=world.preparer)
    return world


def test_granted_and_refused_at_once_is_one_decision(round_of_two: World) -> None:
    one, other = Extension.objects.get(), Extension.objects.get()
    results = at_once(
        lambda: extensions.grant(one, until=UNTIL, answer="", by=round_of_two.analyst),
        lambda: extensions.refuse(other, answer="No.", by=round_of_two.extra["second"]),
    )
    [told] = [result for result in results if isinstance(result, Refusal)]
    assert "this request on 10 Oct 2026, 12:00" in str(told)
    is_granted = Extension.objects.get().state == ExtensionState.GRANTED
    assert (round_of_two.submission.due_at == end_of(UNTIL)) == is_granted
    assert Event.objects.filter(verb__in=["extension_granted", "extension_refused"]).count() == 1
    mails = Job.objects.filter(arguments__kind__in=["extension_granted", "extension_refused"])
    assert mails.values_list("arguments__kind").distinct().count() == 1


def test_two_requests_at_once_are_one(round_of_two: World) -> None:
    extensions.withdraw(Extension.objects.get(), by=round_of_two.signer)
    ask = {"wanted_on": UNTIL, "reason": "Again."}
    results = at_once(
        lambda: extensions.ask(round_of_two.submission, **ask, by=round_of_two.preparer),
        lambda: extensions.ask(round_of_two.submission, **ask, by=round_of_two.signer),
    )
    assert sum(isinstance(result, Refusal) for result in results) == 1
    assert Extension.objects.waiting().count() == 1


def test_a_signature_and_more_time_at_once_leave_one_order_of_events(round_of_two: World) -> None:
    world, extension = round_of_two, Extension.objects.get()
    cast.fill(world.submission, by=world.preparer)
    seen = cast.signature(world.submission)
    results = at_once(
        lambda: signatures.sign(world.submission, by=world.signer, signature=seen, now=cast.NOW),
        lambda: extensions.grant(extension, until=UNTIL, answer="", by=world.analyst),
    )
    was_first = not any(isinstance(result, Refusal) for result in results)
    expected = ExtensionState.GRANTED if was_first else ExtensionState.WITHDRAWN
    assert Extension.objects.get().state == expected
    assert world.submission.latest_revision is not None
