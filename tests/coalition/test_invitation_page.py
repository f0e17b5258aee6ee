"""Where the link of an invitation leads, for whoever opens it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from members.access import SiteRole
from members.actions import invitations
from members.invitation_links import secret_of
from members.models import Invitation, User
from tests.cast import PASSWORD, World
from tests.house.visits import visit

NEW_EACH_TIME = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
ANSWERS = {
    "name": "Ning Ai",
    "title": "Analyst",
    "password": "a-long-password",
    "language": "en",
    "time_zone": "Asia/Shanghai",
}


def invited(world: World, email: str = "new@aurora.example", **changes: Any) -> tuple[Invitation, str]:
    """An invitation and the path of its link."""
    asked = {"company": world.company, "role": "preparer", "by": world.signer} | changes
    made = invitations.invite(email, **asked)
    return made, f"/accounts/invitation/{secret_of(made.pk, made.expires_at)}/"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_looking_writes_nothing(world: World) -> None:
    found = visit(Client(), "get", invited(world)[1])
    assert (found.outcome, found.writes) == ("200", [])


def test_a_new_person_accepts_and_is_in(world: World, client: Client) -> None:
    page = client.post(invited(world)[1], ANSWERS, follow=True)
    assert page.redirect_chain[-1][0] == "/en/m/aurora/"
    assert page.wsgi_request.user.email == "new@aurora.example"
    assert "Welcome. Your account is made" in text(page)


def test_a_new_person_goes_on_in_the_language_of_choice(world: World, client: Client) -> None:
    page = client.post(invited(world)[1], ANSWERS | {"language": "zh-hans"}, follow=True)
    assert page.redirect_chain[-1][0] == "/zh-hans/m/aurora/"


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh-hans", "zh-Hans")])
def test_the_page_speaks_the_language_of_the_invitation(world, client, language, tag):
    path = invited(world, language=language)[1]
    assert f'<html lang="{tag}">' in text(client.get(path))


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", " ", "This field is required"),
        ("password", "short", "at least 12 characters"),
        ("time_zone", "Mars", "Select a valid choice"),
        ("title", "x" * 201, "at most 200 characters"),
    ],
)
def test_what_is_wrong_stands_beside_its_box_and_nothing_is_lost(world, client, field, text, words):
    answer = client.post(invited(world)[1], ANSWERS | {field: text})
    page = answer.content.decode()
    assert (answer.status_code, words in page) == (400, True)
    assert field == "name" or 'value="Ning Ai"' in page
    assert not User.objects.filter(email="new@aurora.example").exists()


def test_an_account_is_asked_to_sign_in_and_comes_back(world: World, client: Client) -> None:
    world.rival_signer.set_password(PASSWORD)
    world.rival_signer.save()
    path = invited(world, world.rival_signer.email)[1]
    assert f"/accounts/login/?next={path}" in client.get(path).content.decode()
    page = client.post(
        f"/accounts/login/?next={path}", {"login": world.rival_signer.email, "password": PASSWORD}, follow=True
    )
    assert page.redirect_chain[-1][0] == path


def test_an_account_that_is_not_signed_in_takes_nothing(world: World, client: Client) -> None:
    made, path = invited(world, world.rival_signer.email)
    assert client.post(path, ANSWERS).status_code == 200
    assert Invitation.objects.waiting().get() == made


def test_the_invited_person_confirms(world: World) -> None:
    path = invited(world, world.rival_signer.email)[1]
    browser = signed_in(world.rival_signer)
    assert "You are signed in as" in browser.get(path).content.decode()
    browser.post(path)
    assert world.rival_signer.roles_in(world.company) == {"preparer"}


def test_somebody_else_learns_nothing(world: World) -> None:
    path, browser = invited(world)[1], signed_in(world.viewer)
    theirs, nobodys = browser.get(path), browser.get("/accounts/invitation/unknown/")
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    pages = [text(theirs).replace(path, ""), text(nobodys).replace("/accounts/invitation/unknown/", "")]
    assert NEW_EACH_TIME.sub("", pages[0]) == NEW_EACH_TIME.sub("", pages[1])


def test_somebody_else_takes_nothing(world: World) -> None:
    path, browser = invited(world)[1], signed_in(world.viewer)
    browser.post(path, ANSWERS)
    assert Invitation.objects.waiting().count() == 1


def test_a_used_link_says_so(world: World, client: Client) -> None:
    path = invited(world)[1]
    client.post(path, ANSWERS)
    answer = Client().get(path)
    assert (answer.status_code, "used already" in answer.content.decode()) == (410, True)


def test_an_expired_link_says_whom_to_ask(world: World, client: Client, clock: Any) -> None:
    path = invited(world)[1]
    clock.shift(72 * 3600)
    assert "Ask signer to send it again" in client.get(path).content.decode()


def test_an_invitation_to_the_desk_leads_there(world: World, client: Client) -> None:
    asked = {"company": None, "role": SiteRole.ANALYST, "by": world.administrator}
    path = invited(world, "x@coalition.example", **asked)[1]
    assert client.post(path, ANSWERS, follow=True).redirect_chain[-1][0] == "/en/desk/"


def test_answering_is_limited_as_signing_in_is(world: World, client: Client) -> None:
    tried = [client.post("/accounts/invitation/unknown/").status_code for _number in range(31)]
    assert (tried[0], tried[-1]) == (404, 429)
    assert client.post("/accounts/login/", {"login": "a@b.example", "password": "x"}).status_code == 429


def test_a_link_of_strange_characters_opens_nothing(client: Client, db: None) -> None:
    assert client.get("/accounts/invitation/%00%F0%9F%92%A9/").status_code == 404
