"""Mails through a real SMTP server: what arrives, and what happens when the server refuses, hangs or breaks off."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from coalition import env
from members.actions import jobs
from members.models import Job, JobState, Mail, User
from reports import mails
from reports.wording.jobs import problem
from tests.cast import World
from tests.mail_server import MailServer, running


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[MailServer]:
    """The site's mailer is this server, named in EMAIL_URL."""
    with running() as (kept, port):
        use(f"smtp://127.0.0.1:{port}", settings, monkeypatch, tmp_path)
        yield kept


def use(url: str, settings: Any, monkeypatch: pytest.MonkeyPatch, folder: Any, **options: Any) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    mailer = env.mailer("EMAIL_URL", folder)
    mailer["OPTIONS"] |= options
    settings.MAILERS = {"default": mailer}


def job_for(world: World, user: User, kind: str = "due_soon") -> Job:
    told = {"kind": kind, "submission": world.submission.pk, "user": user.pk}
    return Job.objects.create(task="reports.send_mail", key=f"reminder:1:0:before-7:{user.pk}", arguments=told)


def run(job: Job) -> Job:
    jobs.run(str(job.pk), mails.keep, prepare=mails.send)
    job.refresh_from_db()
    return job


def test_a_mail_arrives_with_its_heads(world: World, server: MailServer) -> None:
    world.company.liaison = world.analyst
    world.company.save()
    run(job_for(world, world.preparer))
    [mail] = server.messages
    assert mail["Message-ID"] == f"<reminder.1.0.before-7.{world.preparer.pk}@127.0.0.1>"
    assert (mail["To"], mail["Reply-To"]) == (world.preparer.email, world.analyst.email)
    assert mail["From"] == "Coalition reporting <reports@localhost>"
    assert mail.get_content_type() == "text/plain"


def test_chinese_arrives_as_it_was_written(world: World, server: MailServer) -> None:
    User.objects.filter(pk=world.preparer.pk).update(language="zh-hans", name="陈宇")
    job = run(job_for(world, world.preparer, kind="ready"))
    [mail], kept = server.messages, Mail.objects.get(key=job.key)
    assert "季度" in mail["Subject"]
    assert mail["Subject"] == kept.subject
    assert "陈宇" in mail.get_content()
    assert mail.get_content().replace("\r\n", "\n").strip() == kept.body.strip()


def test_an_address_that_is_refused_for_good_fails_at_once(world: World, server: MailServer) -> None:
    server.refuse[world.preparer.email] = "550 5.1.1 No such person"
    job = run(job_for(world, world.preparer))
    assert (job.state, job.attempts) == (JobState.FAILED, 1)
    assert "refused this address for good: 550 5.1.1 No such person." in problem(job.problem)
    assert not Mail.objects.filter(key=job.key).exists()


def test_an_address_that_is_put_off_is_tried_later(world: World, server: MailServer, clock: Any) -> None:
    server.refuse[world.preparer.email] = "450 4.2.1 Try later"
    job = run(job_for(world, world.preparer))
    assert (job.state, job.attempts, server.messages) == (JobState.QUEUED, 1, [])
    server.refuse.clear()
    clock.shift(3)
    assert run(job).state == JobState.DONE
    assert len(server.messages) == 1


def test_a_mail_that_is_refused_for_good_fails_at_once(world: World, server: MailServer) -> None:
    server.answer = "554 5.7.1 Looks like spam"
    assert run(job_for(world, world.preparer)).state == JobState.FAILED


def test_a_server_that_breaks_off_leaves_nothing_half_done(world: World, server: MailServer, clock: Any) -> None:
    server.is_breaking_off = True
    job = run(job_for(world, world.preparer))
    assert (job.state, Mail.objects.filter(key=job.key).exists()) == (JobState.QUEUED, False)
    server.is_breaking_off = False
    clock.shift(3)
    run(job)
    assert server.message_ids == [f"<{job.key.replace(':', '.')}@127.0.0.1>"]


def test_a_server_that_is_away_is_tried_later(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    use(f"smtp://127.0.0.1:{port}", settings, monkeypatch, tmp_path)
    job = run(job_for(world, world.preparer))
    assert (job.state, problem(job.problem)) == (JobState.QUEUED, "The mail server could not be reached.")


def test_a_server_that_hangs_is_left_alone_after_a_while(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        use(f"smtp://127.0.0.1:{port}", settings, monkeypatch, tmp_path, timeout=0.3)
        job = run(job_for(world, world.preparer))
    assert (job.state, problem(job.problem)) == (JobState.QUEUED, "The mail server did not answer in time.")
