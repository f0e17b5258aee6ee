"""How many signers a company needs, at the desk."""

from __future__ import annotations

from django.test import Client

from members.models import CompanyRole
from tests import cast
from tests.cast import World

SIGNERS = "/en/desk/members/aurora/signers/"


def test_an_administrator_requires_two(world: World, administrator: Client) -> None:
    CompanyRole.objects.create(user=cast.person("second@aurora.example"), company=world.company, role="signer")
    page = administrator.post(SIGNERS, {"number": "2", "note": "Statutes"}, follow=True).content.decode()
    assert "Every return needs two signatures" in page
    assert "Statutes" in page


def test_too_few_signers_are_said_and_what_was_typed_stays(world: World, administrator: Client) -> None:
    answer = administrator.post(SIGNERS, {"number": "2", "note": "Statutes"})
    assert answer.status_code == 400
    assert "too few active signers" in answer.content.decode()
    assert ">Statutes</textarea>" in answer.content.decode()


def test_a_number_that_is_none_is_refused(world: World, administrator: Client) -> None:
    assert administrator.post(SIGNERS, {"number": "²", "note": "x"}).status_code == 400


def test_an_analyst_reads_and_changes_nothing(world: World, analyst: Client) -> None:
    assert '<form method="post" class="step"' not in analyst.get(SIGNERS).content.decode()
    assert analyst.post(SIGNERS, {"number": "1", "note": "x"}).status_code == 403
