"""What the sign-in pages send by mail, in our own words, to whoever it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from members.models import Job, Mail
from tests.cast import World

RESET = "/accounts/password/reset/"
NEW = "a-new-and-long-password"

type Ask = Callable[..., Any]


@pytest.fixture
def ask(client: Client, django_capture_on_commit_callbacks: Any) -> Ask:
    """Ask for a new password; the mail leaves when the request has ended."""

    def asking(email: str, language: str = "en") -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(RESET, {"email": email}, headers={"Accept-Language": language})

    return asking


@pytest.mark.parametrize(("language", "subject"), [("en", "Choose a new password"), ("zh-hans", "设置新密码")])
def test_a_new_password_is_mailed_in_the_persons_language(world, ask, mailoutbox, language, subject):
    world.preparer.language = language
    world.preparer.save()
    ask(world.preparer.email)
    assert mailoutbox[0].subject == subject
    assert "/accounts/password/reset/key/" in mailoutbox[0].body


def test_the_link_ends_at_a_time_in_the_persons_zone(world: World, ask: Ask, mailoutbox: list[Any]) -> None:
    world.preparer.time_zone = "Asia/Shanghai"
    world.preparer.save()
    ask(world.preparer.email)
    assert "13 Oct 2026, 20:00 (Asia/Shanghai)" in mailoutbox[0].body


def test_an_unknown_address_is_offered_no_sign_up(world: World, ask: Ask, mailoutbox: list[Any]) -> None:
    ask("nobody@elsewhere.example")
    assert "signup" not in mailoutbox[0].body


def test_the_answer_is_the_same_for_an_unknown_address(world: World, ask: Ask) -> None:
    known, unknown = (ask(email) for email in (world.preparer.email, "nobody@elsewhere.example"))
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_who_has_left_gets_what_strangers_get(world: World, ask: Ask, mailoutbox: list[Any]) -> None:
    world.preparer.is_active = False
    world.preparer.save()
    ask(world.preparer.email)
    assert mailoutbox[0].subject == "No account has this address"


def test_the_secret_is_neither_in_the_job_nor_in_the_log(world: World, ask: Ask, mailoutbox: list[Any]) -> None:
    ask(world.preparer.email)
    secret = re.search(r"/key/[^-]+-(\S+)/", mailoutbox[0].body)
    assert secret is not None
    kept = [Mail.objects.get().body, *(str(job.arguments) + job.key + str(job.result) for job in Job.objects.all())]
    assert not any(secret[1] in text for text in kept)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_link_leads_to_a_new_password_once(world, ask, client, mailoutbox, language):
    ask(world.preparer.email, language)
    link = next(word for word in mailoutbox[0].body.split() if "/reset/key/" in word)
    page = client.get(link.partition("8000")[2], headers={"Accept-Language": language}, follow=True)
    address = page.redirect_chain[-1][0]
    client.post(address, {"password1": NEW, "password2": NEW}, headers={"Accept-Language": language})
    world.preparer.refresh_from_db()
    assert world.preparer.check_password(NEW)
    assert Client().get(link.partition("8000")[2]).context["token_fail"]
