"""Mails about accounts in an administrator's words: they hold from their day, keep no secret and stop no mail."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail import EmailMessage

from members import account_mails
from members.access import CompanyRoleName, SiteRole
from members.actions import invitations, jobs
from members.models import Job, Mail
from members.sign_in import PASSWORD_TASK
from reports.account_words import as_it_would_arrive
from reports.models import DatedSetting
from reports.rules.mail_words import OF_ACCOUNTS
from tests import cast
from tests.cast import World

TODAY = cast.NOW.date()
ALL_PLACES = {kind: "\n".join(f"{{{place}}}" for place in places) for kind, places in OF_ACCOUNTS.items()}

type Leave = Callable[[str], None]


@pytest.fixture
def leave(world: World, django_capture_on_commit_callbacks: Any) -> Leave:
    """Let one mail of a kind leave."""

    def leaving(kind: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            _ask(world, kind)

    return leaving


def _ask(world: World, kind: str) -> Job:
    if kind == "invitation":
        invitations.invite("new@aurora.example", company=world.company, role=CompanyRoleName.PREPARER, by=world.signer)
        return Job.objects.get(task=invitations.TASK)
    asked = {"user": world.preparer.pk} if kind == "password_reset" else {"address": "x@y.example", "language": "en"}
    return jobs.enqueue(PASSWORD_TASK, key=f"password:{kind}", **asked)


def _say(world: World, kind: str, body: str, subject: str = "Ours", *, days: int = 0, language: str = "en") -> None:
    made = {"version": 1, "starts_on": TODAY + datetime.timedelta(days=days), "made_by": world.administrator}
    words = {language: {"subject": subject, "body": body}}
    DatedSetting.objects.create(name=f"mail:{kind}", value=words, reason="Shorter.", **made)


@pytest.mark.parametrize("kind", OF_ACCOUNTS)
def test_what_was_written_is_sent_and_its_secret_is_not_kept(
    world: World, leave: Leave, mailoutbox: list[EmailMessage], kind: str
) -> None:
    _say(world, kind, ALL_PLACES[kind])
    leave(kind)
    mail, kept = mailoutbox[0], Mail.objects.get()
    assert (mail.subject, kept.kind, "{" in mail.body) == ("Ours", kind, False)
    secrets = re.findall(r"/(?:invitation/|key/[^-]+-)(\S+)/", mail.body)
    assert len(secrets) == ("link" in OF_ACCOUNTS[kind])
    assert not any(secret in kept.body + kept.subject for secret in secrets)


@pytest.mark.parametrize("kind", OF_ACCOUNTS)
def test_a_mail_tells_what_its_words_may_name(world: World, mailoutbox: list[EmailMessage], kind: str) -> None:
    told: list[str] = []
    send = account_mails.send_invitation if kind == "invitation" else account_mails.send_password_mail
    send(_ask(world, kind), lambda _kind, _language, facts: told.extend(facts))
    assert sorted(told) == sorted(OF_ACCOUNTS[kind])


def test_words_wait_for_their_day_and_their_language(
    world: World, leave: Leave, mailoutbox: list[EmailMessage]
) -> None:
    _say(world, "password_reset", "{link}", days=1)
    _say(world, "unknown_account", "没有账号。", language="zh-hans")
    leave("password_reset")
    leave("unknown_account")
    assert [mail.subject for mail in mailoutbox] == ["Choose a new password", "No account has this address"]


def test_a_place_that_nobody_knows_stops_no_invitation(
    world: World, leave: Leave, mailoutbox: list[EmailMessage]
) -> None:
    _say(world, "invitation", "{gone}\n{link}", subject="{link} {company}")
    leave("invitation")
    assert mailoutbox[0].subject == "{link} Aurora"
    assert "{gone}\nhttp" in mailoutbox[0].body


def test_without_its_link_an_invitation_is_the_sites_own(
    world: World, leave: Leave, mailoutbox: list[EmailMessage]
) -> None:
    _say(world, "invitation", "Welcome.")
    leave("invitation")
    assert mailoutbox[0].subject == "You are invited to report for Aurora"
    assert "/accounts/invitation/" in mailoutbox[0].body


def test_who_is_invited_without_a_company_reads_the_sites_own(
    world: World, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Any
) -> None:
    _say(world, "invitation", "{link}")
    with django_capture_on_commit_callbacks(execute=True):
        invitations.invite("new@desk.example", company=None, role=SiteRole.ANALYST, by=world.administrator)
    assert mailoutbox[0].subject == "You are invited to the reporting site of the coalition"


@pytest.mark.parametrize("kind", OF_ACCOUNTS)
def test_a_preview_is_greeted_signed_and_filled_in(world: World, kind: str) -> None:
    _subject, body = as_it_would_arrive(kind, world.administrator, ("Ours", ALL_PLACES[kind]))
    assert (body.startswith("Hello,"), "Online" in body, "{" in body) == (True, True, False)
