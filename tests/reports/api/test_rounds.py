"""The board for programs of the secretariat, and for nobody else."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from members.actions import tokens
from members.errors import NotAllowed
from members.models import Token, User
from tests.cast import World
from tests.reports.api.test_schema import matches, schema

__all__ = ["schema"]
ROUND = "/api/v1/desk/rounds/2026-Q3/"


@pytest.fixture
def secret(world: World) -> str:
    return tokens.create_for_desk(by=world.analyst, name="Wall", days=30)[1]


def read(client: Client, secret: str, url: str = ROUND) -> HttpResponse:
    return client.get(url, headers={"Authorization": f"Bearer {secret}"})


def test_a_program_reads_what_the_page_shows(world: World, client: Client, secret: str) -> None:
    world.accepted(world.company)
    answer = read(client, secret).json()
    assert (answer["states"]["accepted"], answer["states"]["due"]) == (1, 4)
    assert answer["coverage"] == {"received": 1, "expected": 5}
    assert [row["next_step"] for row in answer["rows"] if row["company"] == "aurora"] == ["nothing"]


def test_the_board_is_as_described(world: World, client: Client, secret: str, schema: dict[str, object]) -> None:
    world.accepted(world.company)
    assert matches(schema, read(client, secret), "/api/v1/desk/rounds/{quarter}/")


@pytest.mark.parametrize(
    ("url", "status"), [("2026-Q4/", 404), ("soon/", 400), ("practice-2026-Q3/", 400), ("2026-Q3/?name=au", 400)]
)
def test_what_is_no_round_is_said(client: Client, secret: str, url: str, status: int) -> None:
    assert read(client, secret, f"/api/v1/desk/rounds/{url}").status_code == status


def test_who_has_left_the_secretariat_reads_nothing(world: World, client: Client, secret: str) -> None:
    User.objects.filter(pk=world.analyst.pk).update(role="")
    assert read(client, secret).status_code == 403


def test_a_companys_token_reads_no_board(world: World, client: Client) -> None:
    _token, secret = tokens.create(world.company, by=world.signer, name="t", scopes=["returns:read"], days=1)
    assert read(client, secret).json()["code"] == "forbidden"


def test_nobody_else_ends_a_token_of_the_desk(world: World, secret: str) -> None:
    with pytest.raises(NotAllowed):
        tokens.revoke(Token.objects.get(), by=world.administrator)
    tokens.revoke(Token.objects.get(), by=world.analyst)
    assert not Token.objects.get().is_usable


def test_nobody_of_a_company_makes_one(world: World) -> None:
    with pytest.raises(NotAllowed):
        tokens.create_for_desk(by=world.signer, name="Wall", days=30)
