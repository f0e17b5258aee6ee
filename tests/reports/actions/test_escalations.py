"""What waits for a click: it is sent once, to those who are there, or not at all, and the second is told."""

from __future__ import annotations

import pytest

from members.models import CompanyRole, Event
from reports.actions import escalations
from reports.errors import NotAllowed, Refusal, WrongState
from reports.models import Escalation
from reports.summaries.member import activity
from tests.cast import World, fill, person, sign
from tests.reports.conftest import Mailed


@pytest.fixture
def escalation(world: World) -> Escalation:
    """A step of the ladder that waits, for a company with a second contact and a liaison."""
    CompanyRole.objects.filter(user=world.viewer).update(contact_rank=2)
    world.company.liaison = world.administrator
    world.company.save()
    return Escalation.objects.create(submission=world.submission, step="after-10")


def test_a_click_writes_to_the_second_contact_and_the_liaison(
    world: World, escalation: Escalation, mailed: Mailed
) -> None:
    with mailed() as sent:
        escalations.send(escalation, by=world.analyst)
    assert [mail.to[0] for mail in sent] == [world.viewer.email, world.administrator.email]
    assert (escalation.state, escalation.decided_by) == ("sent", world.analyst)


def test_the_second_of_two_is_told_who_was_first(world: World, escalation: Escalation, mailed: Mailed) -> None:
    other = person("second@coalition.example", "analyst")
    escalations.send(Escalation.objects.get(), by=world.analyst)
    with mailed() as sent, pytest.raises(WrongState, match="analyst sent this on"):
        escalations.send(escalation, by=other)
    assert sent == []


def test_it_may_be_dismissed(world: World, escalation: Escalation, mailed: Mailed) -> None:
    with mailed() as sent:
        escalations.dismiss(escalation, by=world.analyst, note="They called.")
    assert (escalation.state, sent) == ("dismissed", [])
    assert Event.objects.get(verb="escalation_dismissed").note == "They called."


def test_without_a_second_contact_the_liaison_alone_is_written_to(
    world: World, escalation: Escalation, mailed: Mailed
) -> None:
    CompanyRole.objects.update(contact_rank=None)
    with mailed() as sent:
        escalations.send(escalation, by=world.analyst)
    assert [mail.to[0] for mail in sent] == [world.administrator.email]


def test_without_anybody_it_says_so_and_waits(world: World, escalation: Escalation) -> None:
    CompanyRole.objects.update(contact_rank=None)
    world.company.liaison = None
    world.company.save()
    with pytest.raises(Refusal, match="nobody is there"):
        escalations.send(Escalation.objects.get(), by=world.analyst)
    assert Escalation.objects.waiting().exists()


def test_what_came_in_needs_no_escalation(world: World, escalation: Escalation) -> None:
    fill(world.submission, by=world.signer)
    sign(world.submission, by=world.signer)
    assert not Escalation.objects.waiting().exists()
    with pytest.raises(WrongState, match="Nothing can be given"):
        escalations.send(escalation, by=world.analyst)


def test_only_an_analyst_decides(world: World, escalation: Escalation) -> None:
    for user in (world.publisher, world.administrator, world.signer):
        with pytest.raises(NotAllowed):
            escalations.dismiss(escalation, by=user)


def test_the_company_reads_nothing_of_it(world: World, escalation: Escalation) -> None:
    escalations.dismiss(escalation, by=world.analyst, note="They called.")
    assert "Escalation" not in str(activity(world.submission))
