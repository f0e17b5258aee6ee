"""The mails of a round: right words, right zone, a link and no figures."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.mail import EmailMessage

from members.models import Job, Mail, User
from reports.mails import KINDS, composed, keep, send, written
from reports.unsent import REMINDERS, Unsent
from tests.cast import World

NAMES_WITH_DIGITS = re.compile(
    r"Q3 2026|2026-Q3|\d{1,2} \w+ 2026(, \d\d:\d\d)?|July to September 2026|\d+ of \d+ boxes|21 days left"
)


ELSEWHERE = {"question_asked": "m/aurora/questions/", "question_replied": "m/aurora/questions/"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("desk_")])
def test_a_mail_names_company_and_quarter_and_leads_to_where_one_goes_on(world: World, kind: str) -> None:
    subject, body = written(kind, world.submission, world.preparer)
    assert "Aurora" in subject
    assert "Q3 2026" in subject
    assert f"{settings.SITE_URL}/en/{ELSEWHERE.get(kind, 'm/aurora/2026-Q3/')}" in body


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("desk_")])
def test_a_mail_to_the_desk_names_the_company_and_leads_to_what_is_to_be_done(world: World, kind: str) -> None:
    subject, body = written(kind, world.submission, world.analyst)
    assert "Aurora" in subject
    assert re.search(f"{settings.SITE_URL}/en/desk/(review/aurora/2026-Q3|breaks)/", body)


def test_an_answer_goes_to_the_liaison(world: World, mailoutbox: list[EmailMessage]) -> None:
    world.company.liaison = world.analyst
    world.company.save()
    send(_job(world))
    assert mailoutbox[0].reply_to == [world.analyst.email]


def test_an_answer_goes_to_who_wrote_by_hand(world: World, mailoutbox: list[EmailMessage]) -> None:
    world.company.liaison = world.analyst
    world.company.save()
    send(_job(world, sender=world.publisher.pk))
    assert mailoutbox[0].reply_to == [world.publisher.email]


@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_carries_no_figures(world: World, kind: str) -> None:
    world.accepted(world.company, size=4321)
    subject, body = written(kind, world.submission, world.preparer)
    text = NAMES_WITH_DIGITS.sub("", body.replace(settings.SITE_URL, ""))
    assert not re.search(r"\d", text), text


def test_a_note_stays_on_the_site(world: World) -> None:
    submission = world.submission
    submission.sent_back_note = "Pangolin is twelve times last quarter."
    assert "Pangolin" not in written("sent_back", submission, world.preparer)[1]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in REMINDERS])
def test_a_note_stays_on_the_site_in_words_of_ones_own_too(world: World, kind: str) -> None:
    own = ("{quarter}", "About {company}.")
    _subject, body = composed(
        kind, world.submission, world.preparer, own, note="Pangolin is twelve times last quarter."
    )
    assert "About Aurora." in body
    assert "Pangolin" not in body


def test_the_day_a_return_is_due_is_the_last_day_to_give_it(world: World) -> None:
    subject, body = written("opened", world.submission, world.preparer)
    assert subject.endswith("due 31 October 2026")
    assert "Saturday 31 October 2026, 23:59" in body


def test_times_are_those_of_the_reader(world: World) -> None:
    world.preparer.time_zone = "Asia/Shanghai"
    assert "Sunday 1 November 2026, 07:59" in written("opened", world.submission, world.preparer)[1]


def test_names_stand_as_they_are_written(world: World) -> None:
    submission, reader = world.submission, User(name='Ann "Bo" <Li>')
    submission.company.name = "Smith & O'Neil"
    subject, body = written("ready", submission, reader)
    assert "Smith & O'Neil" in subject
    assert 'Ann "Bo" <Li>' in body


def test_a_mail_can_be_told_from_its_copies(world: World, mailoutbox: list[EmailMessage]) -> None:
    send(_job(world))
    assert mailoutbox[0].extra_headers["Message-ID"].startswith("<mail.7.8@")


def test_a_mail_is_kept_with_its_text(world: World, mailoutbox: list[EmailMessage]) -> None:
    job = _job(world)
    keep(job, send(job))
    kept = Mail.objects.about(world.submission).get(key="mail:7:8")
    assert (kept.recipient, kept.address, kept.kind) == (world.signer, world.signer.email, "ready")
    assert (kept.subject, kept.body) == (mailoutbox[0].subject, mailoutbox[0].body)


def test_an_unknown_kind_is_a_mistake(world: World) -> None:
    with pytest.raises(ValueError):
        written("hello", world.submission, world.signer)


def _job(world: World, **more: int) -> Job:
    arguments = {"kind": "ready", "submission": world.submission.pk, "user": world.signer.pk} | more
    return Job(task="reports.send_mail", key="mail:7:8", arguments=arguments)


def test_who_has_left_the_desk_reads_no_more_of_its_mails(world: World) -> None:
    job = _job(world)
    job.arguments |= {"kind": "desk_submitted", "user": world.observer.pk}
    assert send(job) is Unsent.NOT_DESK
