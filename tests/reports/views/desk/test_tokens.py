"""A person of the secretariat makes a token, sees its secret once and ends it."""

from __future__ import annotations

import re

from django.test import Client

from members.actions import tokens
from members.models import Token
from tests.cast import World

PAGE = "/en/desk/tokens/"
SECRET = re.compile(r"crd_[\w-]{40,}")


def test_the_secret_is_shown_once(world: World, analyst: Client) -> None:
    made = analyst.post(PAGE, {"name": "Wall", "days": "30"}).text
    found = SECRET.search(made)
    assert found
    assert tokens.recognise(found.group()).created_by == world.analyst
    assert not SECRET.search(analyst.get(PAGE).text)


def test_ones_own_token_is_ended_at_once(world: World, analyst: Client) -> None:
    token, _secret = tokens.create_for_desk(by=world.analyst, name="Wall", days=30)
    analyst.post(f"{PAGE}{token.prefix}/revoke/")
    assert not Token.objects.get().is_usable


def test_a_colleagues_token_is_not_listed(world: World, analyst: Client) -> None:
    tokens.create_for_desk(by=world.publisher, name="Of the publisher", days=30)
    assert "Of the publisher" not in analyst.get(PAGE).text


def test_too_many_days_are_told_at_their_box(world: World, analyst: Client) -> None:
    assert 'id="id_days_error"' in analyst.post(PAGE, {"name": "Wall", "days": "5000"}).text
