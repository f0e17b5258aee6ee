"""A return is given to somebody of the secretariat, once."""

from __future__ import annotations

import pytest

from members.models import Event, User
from reports.actions import owners
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.summaries.member import activity
from tests.cast import World


def test_a_return_gets_its_owner(world: World) -> None:
    owners.assign(world.submission, owner=world.publisher, by=world.analyst)
    assert world.submission.owner == world.publisher
    assert Event.objects.get(verb="assigned").details == {"owner": world.publisher.pk, "before": None}


def test_a_return_goes_back_to_nobody(world: World) -> None:
    owners.assign(world.submission, owner=world.publisher, by=world.analyst)
    owners.assign(world.submission, owner=None, by=world.analyst)
    assert world.submission.owner is None


def test_nobody_of_a_company_owns_a_return(world: World) -> None:
    with pytest.raises(Invalid, match="not of the secretariat"):
        owners.assign(world.submission, owner=world.signer, by=world.analyst)


def test_who_has_left_owns_no_return(world: World) -> None:
    User.objects.filter(pk=world.publisher.pk).update(is_active=False)
    world.publisher.refresh_from_db()
    with pytest.raises(Invalid):
        owners.assign(world.submission, owner=world.publisher, by=world.analyst)


def test_the_same_owner_twice_is_no_second_act(world: World) -> None:
    owners.assign(world.submission, owner=world.analyst, by=world.analyst)
    with pytest.raises(WrongState):
        owners.assign(world.submission, owner=world.analyst, by=world.analyst)
    assert Event.objects.filter(verb="assigned").count() == 1


def test_of_two_who_assign_the_second_is_told(world: World) -> None:
    read_before = world.submission
    owners.assign(world.submission, owner=world.analyst, by=world.analyst)
    with pytest.raises(Stale):
        owners.assign(read_before, owner=world.publisher, by=world.analyst)
    assert world.submission.owner == world.analyst


def test_only_an_analyst_assigns(world: World) -> None:
    with pytest.raises(NotAllowed):
        owners.assign(world.submission, owner=world.analyst, by=world.publisher)


def test_a_company_does_not_read_who_sees_to_its_return(world: World) -> None:
    read = activity(world.submission)
    owners.assign(world.submission, owner=world.publisher, by=world.analyst)
    assert activity(world.submission) == read
    assert len(activity(world.submission, hidden=frozenset())) == len(read) + 1
