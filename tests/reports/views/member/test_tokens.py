"""The tokens page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from members.actions import tokens
from members.models import Token
from tests.cast import World

TOKENS = "/en/m/aurora/tokens/"
FORM = {"name": "Safety database", "scopes": ["returns:read"], "days": "30"}


def test_the_secret_is_shown_once(signer: Client) -> None:
    secret = signer.post(TOKENS, FORM).context["secret"]
    assert tokens.recognise(secret).scopes == ["returns:read"]
    page = signer.get(TOKENS).content.decode()
    assert secret not in page
    assert secret[:12] in page


@pytest.mark.parametrize(
    "change", [{"days": "0"}, {"days": "366"}, {"days": "x"}, {"scopes": []}, {"scopes": ["desk:read"]}, {"name": ""}]
)
def test_a_token_has_a_name_a_purpose_and_an_end(signer: Client, change: dict[str, Any]) -> None:
    answer = signer.post(TOKENS, FORM | change)
    assert answer.status_code == 400
    assert answer.context["form"].errors
    assert not Token.objects.exists()


def test_a_revoked_token_is_listed_and_useless(signer: Client) -> None:
    signer.post(TOKENS, FORM)
    token = Token.objects.get()
    page = signer.post(f"{TOKENS}{token.prefix}/revoke/", follow=True).content.decode()
    assert "Revoked" in page
    assert not Token.objects.get().is_usable


def test_another_companys_token_is_not_there(world: World, signer: Client) -> None:
    token, _secret = tokens.create(world.rival, by=world.rival_signer, name="n", scopes=["returns:read"], days=1)
    assert signer.post(f"{TOKENS}{token.prefix}/revoke/").status_code == 404
    assert token.prefix not in signer.get(TOKENS).content.decode()
    assert Token.objects.get().is_usable


def test_only_signers_see_and_make_tokens(preparer: Client, viewer: Client) -> None:
    assert preparer.get(TOKENS).status_code == 403
    assert viewer.post(TOKENS, FORM).status_code == 403
