"""Who of the secretariat is written to about a return, and when."""

from __future__ import annotations

import datetime

import pytest

from members.models import StandIn, User
from reports.actions import corrections, mails
from reports.models import Submission
from tests.cast import NOW, World, fill, person, sign
from tests.reports.conftest import Mailed

TODAY = NOW.date()


def stand_in(world: World, user: User, day: datetime.date = TODAY) -> StandIn:
    return StandIn.objects.create(
        user=user, starts_on=day, ends_on=day, reason="Holidays.", named_by=world.administrator
    )


def owned(world: World, owner: User) -> Submission:
    Submission.objects.filter(pk=world.submission.pk).update(owner=owner)
    return world.submission


def test_without_an_owner_every_analyst_is_told(world: World) -> None:
    other = person("second@coalition.example", "analyst")
    assert set(mails.desk_of(world.submission)) == {world.analyst, other}


def test_the_owner_alone_is_told(world: World) -> None:
    person("second@coalition.example", "analyst")
    assert mails.desk_of(owned(world, world.analyst)) == [world.analyst]


def test_who_stands_in_today_is_told_as_well(world: World) -> None:
    stand_in(world, world.publisher)
    stand_in(world, world.administrator, TODAY + datetime.timedelta(days=1))
    assert set(mails.desk_of(owned(world, world.analyst))) == {world.analyst, world.publisher}


def test_an_owner_who_left_is_nobody(world: World) -> None:
    gone = person("gone@coalition.example", "analyst", is_active=False)
    assert mails.desk_of(owned(world, gone)) == [world.analyst]


def test_when_the_owner_acted_the_others_are_told(world: World) -> None:
    other = person("second@coalition.example", "analyst")
    assert world.analyst in mails.desk_of(owned(world, other), but=other)


def test_a_signature_is_told_to_the_desk(world: World, mailed: Mailed) -> None:
    fill(world.submission, by=world.signer)
    with mailed() as sent:
        sign(world.submission, by=world.signer)
    assert "Aurora has signed its Q3 2026 return" in {m.subject for m in sent if m.to == [world.analyst.email]}


def test_a_correction_that_is_asked_for_is_told_to_the_desk(world: World, mailed: Mailed) -> None:
    submission = world.accepted(world.company)
    with mailed() as sent:
        corrections.ask(submission, by=world.signer, reason="We counted 4711 twice.")
    [mail] = sent
    assert (mail.to, "4711" in mail.body) == ([world.analyst.email], False)


@pytest.mark.parametrize("kind", ["desk_submitted", "desk_sheet_waits"])
def test_practice_is_nobodys_business(world: World, kind: str, mailed: Mailed) -> None:
    practice = Submission(company=world.company, is_practice=True)
    with mailed() as sent:
        mails.tell_desk(kind, practice, event=None)  # type: ignore[arg-type]
    assert sent == []
