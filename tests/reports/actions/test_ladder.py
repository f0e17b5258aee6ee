"""The ladder through a quarter's days: each step once, to those who can act, at nine where they live."""

from __future__ import annotations

import datetime

import pytest
import time_machine

from coalition.celery import app
from members.models import CompanyRole, Job, User
from reports.actions import extensions, ladder, reminders, reviews
from reports.models import DatedSetting, Escalation, Submission
from tests.cast import World, fill, sign
from tests.reports.conftest import Mailed

BEFORE_7, BEFORE_1, DUE = "2026-10-24 09:00", "2026-10-30 09:00", "2026-10-31 09:00"
AFTER_3, AFTER_10, CLOSED = "2026-11-03 09:00", "2026-11-10 09:00", "2026-11-15 09:00"


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def alone(world: World) -> None:
    """The company is the only one that anything is wanted of."""
    others = Submission.objects.exclude(pk=world.submission.pk)
    others.update(exempt_at=at("2026-10-02 00:00"), exempt_by=world.administrator, exempt_reason="New.")


def asked() -> list[tuple[str, str]]:
    """Steps and readers of every mail that the ladder asked for, in order."""
    found = Job.objects.filter(key__startswith="reminder:").order_by("created_at", "key")
    users = {user.pk: user.email.partition("@")[0] for user in User.objects.all()}
    return [(job.arguments["step"], users[job.arguments["user"]]) for job in found if "step" in job.arguments]


def test_each_step_is_sent_once_to_each_person(world: World, clock: time_machine.Traveller, mailed: Mailed) -> None:
    for moment, subject in (
        (BEFORE_7, "Aurora: the Q3 2026 return is due 31 October 2026"),
        (BEFORE_1, "Aurora: the Q3 2026 return is due 31 October 2026"),
        (DUE, "Aurora: last day for the Q3 2026 return, 31 October 2026"),
        (AFTER_3, "Aurora: we have not had your Q3 2026 return"),
    ):
        clock.move_to(at(moment))
        with mailed() as sent:
            ladder.send_due()
            ladder.send_due()
        assert sorted((mail.to[0], mail.subject) for mail in sent) == [
            ("preparer@aurora.example", subject),
            ("signer@aurora.example", subject),
        ]


def test_it_is_nine_where_each_reader_lives(world: World, clock: time_machine.Traveller) -> None:
    User.objects.filter(pk=world.signer.pk).update(time_zone="Asia/Shanghai")
    clock.move_to(at("2026-10-24 00:59"))
    assert ladder.send_due() == 0
    clock.move_to(at("2026-10-24 01:00"))
    ladder.send_due()
    assert asked() == [("before-7", "signer")]


def test_after_downtime_the_newest_step_alone_is_sent(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(at("2026-11-05 12:00"))
    ladder.send_due()
    assert asked() == [("after-3", "preparer"), ("after-3", "signer")]


def test_an_escalation_ends_what_people_are_sent(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(at(AFTER_10))
    ladder.send_due()
    ladder.send_due()
    assert asked() == []
    assert Escalation.objects.waiting().get().step == "after-10"


def test_who_has_signed_is_left_alone(world: World, clock: time_machine.Traveller) -> None:
    fill(world.submission, by=world.signer)
    sign(world.submission, by=world.signer)
    clock.move_to(at(AFTER_3))
    assert ladder.send_due() == 0


def test_nobody_is_asked_for_what_can_no_longer_be_given(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(at(CLOSED))
    assert ladder.send_due() == 0


def test_a_signature_between_asking_and_sending_stops_the_mail(
    world: World, clock: time_machine.Traveller, mailed: Mailed
) -> None:
    fill(world.submission, by=world.signer)
    clock.move_to(at(BEFORE_7))
    with mailed() as sent:
        ladder.send_due()
        sign(world.submission, by=world.signer)
    assert not [mail for mail in sent if "is due" in mail.subject]
    assert Job.objects.filter(result={"skipped": "not_owed"}).count() == 2


def test_a_mail_that_could_not_leave_gives_way_to_the_next_step(
    world: World, clock: time_machine.Traveller, mailed: Mailed
) -> None:
    clock.move_to(at(BEFORE_1))
    ladder.send_due()
    clock.move_to(at(DUE))
    with mailed() as sent:
        ladder.send_due()
        app.tasks["members.sweep_jobs"]()
    assert {mail.subject for mail in sent if "the Q3 2026 return" in mail.subject} == {
        "Aurora: last day for the Q3 2026 return, 31 October 2026"
    }
    assert Job.objects.filter(arguments__step="before-1", result={"skipped": "overtaken"}).count() == 2


def test_who_left_between_asking_and_sending_gets_nothing(
    world: World, clock: time_machine.Traveller, mailed: Mailed
) -> None:
    clock.move_to(at(BEFORE_7))
    with mailed() as sent:
        ladder.send_due()
        CompanyRole.objects.filter(user=world.signer).delete()
        User.objects.filter(pk=world.preparer.pk).update(is_active=False)
    assert sent == []
    assert {job.result["skipped"] for job in Job.objects.filter(key__startswith="reminder")} == {"left", "inactive"}


def test_more_time_begins_a_new_ladder(world: World, clock: time_machine.Traveller, mailed: Mailed) -> None:
    clock.move_to(at(BEFORE_7))
    ladder.send_due()
    extensions.give(world.submission, until=datetime.date(2026, 11, 7), reason="A new system.", by=world.analyst)
    clock.move_to(at(DUE))
    with mailed() as sent:
        ladder.send_due()
    assert [(mail.to[0], mail.body.count("Saturday 7 November 2026")) for mail in sent] == [
        ("preparer@aurora.example", 1),
        ("signer@aurora.example", 1),
    ]


def test_more_time_between_asking_and_sending_stops_the_mail(
    world: World, clock: time_machine.Traveller, mailed: Mailed
) -> None:
    clock.move_to(at(DUE))
    with mailed() as sent:
        ladder.send_due()
        extensions.give(world.submission, until=datetime.date(2026, 11, 7), reason="A new system.", by=world.analyst)
    assert not [mail for mail in sent if "last day" in mail.subject]


def test_more_time_after_the_due_instant_keeps_the_old_ladder(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(at("2026-11-02 12:00"))
    extensions.give(world.submission, until=datetime.date(2026, 11, 20), reason="A new system.", by=world.analyst)
    clock.move_to(at(AFTER_3))
    ladder.send_due()
    assert asked() == [("after-3", "preparer"), ("after-3", "signer")]


def test_a_reminder_by_hand_on_the_same_day_is_enough(
    world: World, clock: time_machine.Traveller, mailed: Mailed
) -> None:
    clock.move_to(at("2026-11-03 08:00"))
    with mailed():
        reminders.remind([world.submission], by=world.analyst)
    clock.move_to(at(AFTER_3))
    with mailed() as sent:
        ladder.send_due()
    assert sent == []


def test_what_leaves_late_says_what_is_true(world: World, clock: time_machine.Traveller, mailed: Mailed) -> None:
    clock.move_to(at("2026-11-01 00:00:01"))
    with mailed() as sent:
        ladder.send_due()
    assert {mail.subject for mail in sent} == {"Aurora: we have not had your Q3 2026 return"}


def test_a_changed_ladder_holds_from_its_day(world: World, clock: time_machine.Traveller) -> None:
    steps = [{"code": "early", "days": -10, "audience": "people", "mail": "due_soon"}]
    day = datetime.date(2026, 10, 20)
    by = world.administrator
    DatedSetting.objects.create(name="ladder", version=1, value=steps, starts_on=day, reason="Earlier.", made_by=by)
    clock.move_to(at("2026-10-21 09:00"))
    ladder.send_due()
    assert asked() == [("early", "preparer"), ("early", "signer")]


def test_an_exempt_company_is_left_alone(world: World, clock: time_machine.Traveller) -> None:
    reviews.exempt(world.submission, by=world.administrator, reason="Founded last month.")
    clock.move_to(at(DUE))
    assert ladder.send_due() == 0


def test_a_day_can_be_looked_at_ahead(world: World) -> None:
    found = ladder.on_day(datetime.date(2026, 10, 24), datetime.datetime.now(datetime.UTC))
    assert [(one.step.code, one.user) for one in found] == [("before-7", world.preparer), ("before-7", world.signer)]
    assert Job.objects.filter(key__startswith="reminder:").count() == 0
