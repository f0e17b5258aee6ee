"""The page to sign names the explanations that are other ones than it showed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from reports.actions import explanations
from reports.drafts import Draft
from reports.models import State
from reports.rules.explained import key_of
from tests import cast
from tests.cast import PASSWORD, World
from tests.reports.views.member.conftest import RETURN

SIGN = RETURN + "sign/"


@pytest.fixture
def read(world: World, signer: Client) -> dict[str, Any]:
    """What the page's form sends after its signer has read it."""
    cast.explain(world.flagged(), by=world.preparer)
    form = signer.get(SIGN).context["form"]
    own = {name: form[name].value() for name in ("hash", "version", "shown", "reasons")}
    return own | {"name": "Sam Signer", "password": PASSWORD}


def explain_otherwise(world: World) -> None:
    keys = [key_of(finding) for finding in Draft(world.submission).to_explain]
    explanations.explain(world.submission, keys, reason="sweep", text="A <b>sweep</b> in July.", by=world.preparer)


def test_what_was_read_is_signed(world: World, signer: Client, read: dict[str, Any]) -> None:
    assert signer.post(SIGN, read).url == RETURN + "receipt/"


def test_a_changed_explanation_is_named_then_and_now(world: World, signer: Client, read: dict[str, Any]) -> None:
    explain_otherwise(world)
    again = signer.post(SIGN, read)
    assert (again.status_code, world.submission.state) == (409, State.DRAFT)
    [changed] = again.context["changed_reasons"]
    assert (changed.then, changed.now) == (
        "Other: We looked again, and it is right.",
        "One-off sweep: A <b>sweep</b> in July.",
    )
    page = again.content.decode()
    assert "The explanations changed since you read them." in page
    assert "1 explanation is another one than you read:" in page
    assert "now <q>One-off sweep: A &lt;b&gt;sweep&lt;/b&gt; in July.</q>" in page


def test_the_page_shown_again_can_be_signed(world: World, signer: Client, read: dict[str, Any]) -> None:
    explain_otherwise(world)
    form = signer.post(SIGN, read).context["form"]
    assert signer.post(SIGN, read | {"reasons": form["reasons"].value()}).url == RETURN + "receipt/"


@pytest.mark.parametrize("text", ["", "{}", "WzFd:1vXyZ:forged"])
def test_explanations_that_we_did_not_write_are_not_signed(
    world: World, signer: Client, read: dict[str, Any], text: str
) -> None:
    assert signer.post(SIGN, read | {"reasons": text}).status_code == 409
    assert world.submission.state == State.DRAFT


def test_a_changed_explanation_of_the_whole_return_says_what_it_is_about(world: World, signer: Client) -> None:
    earlier = world.signed_before(world.company)
    cast.fill(world.submission, by=world.preparer)
    assert earlier.latest_revision is not None
    cast.explain(world.submission, by=world.preparer)
    form = signer.get(SIGN).context["form"]
    explain_otherwise(world)
    sent = {name: form[name].value() for name in ("hash", "version", "shown", "reasons")}
    again = signer.post(SIGN, sent | {"name": "Sam Signer", "password": PASSWORD})
    assert [one.about for one in again.context["changed_reasons"]] == ["The whole return"]
