"""What the sign-in pages send by mail, in our own words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cast import World


@pytest.mark.parametrize(("language", "subject"), [("en", "Choose a new password"), ("zh-hans", "设置新密码")])
def test_a_new_password_is_mailed_in_the_readers_language(
    world: World, client: Client, mailoutbox: list[Any], language: str, subject: str
) -> None:
    client.post("/accounts/password/reset/", {"email": world.preparer.email}, headers={"Accept-Language": language})
    assert mailoutbox[0].subject == subject
    assert "/accounts/password/reset/key/" in mailoutbox[0].body


def test_an_unknown_address_is_offered_no_sign_up(world: World, client: Client, mailoutbox: list[Any]) -> None:
    client.post("/accounts/password/reset/", {"email": "nobody@elsewhere.example"})
    assert "signup" not in mailoutbox[0].body
