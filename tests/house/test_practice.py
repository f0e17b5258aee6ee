"""Practice reaches no aggregate: whatever counts, lists, freezes or publishes is the same before and after one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from reports.actions import practice, release_inputs
from reports.facts import accepted_facts
from reports.models import Quarter, State, Submission
from reports.summaries.desk_board import BoardFilter, board
from reports.summaries.desk_rounds import rounds
from tests import cast
from tests.cast import World

NEW_EACH_TIME = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
DESK_PAGES = ("/en/desk/", "/en/desk/dashboard/", "/en/desk/quarters/", "/en/desk/releases/", "/en/desk/targets/")
PUBLIC_PAGES = ("/en/", "/api/v1/code-lists/quarters/")


def everything(world: World) -> dict[str, Any]:
    """All that could count a return."""
    inputs = release_inputs.choose(world.quarter, None)
    return {
        "facts": accepted_facts(),
        "rounds": rounds(),
        "board": board(world.quarter, BoardFilter(), cast.NOW),
        "leaves": release_inputs.leaves_of(inputs),
        "inputs": [(one.submission_id, one.revision_id) for one in inputs],
        "waiting": list(Submission.objects.awaiting_review()),
        "quarters": list(Quarter.objects.all()),
    }


def pages(client: Client, addresses: tuple[str, ...]) -> list[str]:
    """What can be read there, without what every answer makes anew."""
    return [NEW_EACH_TIME.sub("", client.get(address).content.decode()) for address in addresses]


@pytest.fixture
def desk(world: World) -> Client:
    client = Client()
    client.force_login(world.analyst)
    return client


def test_a_signed_practice_changes_no_aggregate(world: World, desk: Client) -> None:
    world.accepted(world.rival)
    before = everything(world), pages(desk, DESK_PAGES), pages(Client(), PUBLIC_PAGES)
    tried = practice.begin(world.company, by=world.preparer)
    cast.fill(tried, by=world.preparer, size=9_876_543)
    cast.sign(tried, by=world.signer)
    assert (everything(world), pages(desk, DESK_PAGES), pages(Client(), PUBLIC_PAGES)) == before


def test_the_desk_has_no_way_into_a_practice(world: World, desk: Client) -> None:
    tried = practice.begin(world.company, by=world.preparer)
    cast.fill(tried, by=world.preparer)
    cast.sign(tried, by=world.signer)
    for name in ("practice", tried.quarter.code):
        assert desk.get(f"/en/desk/review/aurora/{name}/").status_code == 404
        assert desk.get(f"/en/desk/review/aurora/{name}/compare/").status_code == 404
        desk.post(f"/en/desk/review/aurora/{name}/accept/", {"revision_hash": tried.latest_revision.hash})
        desk.post(f"/en/desk/review/aurora/{name}/exempt/", {"note": "Never mind."})
    assert Submission.practice.filter(state=State.SUBMITTED, exempt_at=None).get() == tried
