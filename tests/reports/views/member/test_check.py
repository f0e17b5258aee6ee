"""The check before signing."""

from __future__ import annotations

from django.test import Client

from reports.actions.drafts import save
from reports.models import Door, State
from reports.rules.cells import Box, Cell
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN

CHECK = RETURN + "check/"


def test_each_missing_box_is_named_and_linked(preparer: Client) -> None:
    page = preparer.get(CHECK).content.decode()
    assert "6 things to fix" in page
    assert f'href="{RETURN}counts/?platform=aurora-market&amp;checked=1#c.aurora-market.blocked.TOTAL"' in page
    assert f'href="{RETURN}counts/?checked=1#c..reports-acted."' in page


def test_the_sum_of_the_parts_is_proposed_and_not_filled_in(world: World, preparer: Client) -> None:
    box = Box("aurora-market", "blocked", "TIGER")
    save(world.submission, {box: Cell(*box, 41)}, by=world.preparer, door=Door.FORM)
    assert "enter the total. The parts add up to 41." in preparer.get(CHECK).content.decode()


def test_parts_above_the_total_are_named_with_both_numbers(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    box = Box("aurora-market", "blocked", "TIGER")
    save(world.submission, {box: Cell(*box, 400)}, by=world.preparer, door=Door.FORM)
    assert "the parts add up to 425, more than the total 100" in preparer.get(CHECK).content.decode()


def test_listings_are_added_up_and_accounts_are_not(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer, size=1000)
    listings = preparer.get(CHECK).context["totals"].listings
    assert [(line.key, line.now) for line in listings] == [
        ("removed", "2,000"),
        ("blocked", "1,000"),
        ("total", "3,000"),
    ]


def test_a_preparer_sends_a_complete_return_to_sign(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    assert "Send to signer to sign" in preparer.get(CHECK).content.decode()
    page = preparer.post(CHECK, follow=True).content.decode()
    assert "Waiting for a signature by signer." in page
    assert world.submission.state == State.READY


def test_an_incomplete_return_is_not_sent(world: World, preparer: Client) -> None:
    page = preparer.post(CHECK, follow=True).content.decode()
    assert "This return is not complete yet." in page
    assert world.submission.state == State.DUE


def test_a_signer_goes_on_to_sign(world: World, signer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    assert f'href="{RETURN}sign/"' in signer.get(CHECK).content.decode()


def test_a_viewer_looks_and_sends_nothing(world: World, viewer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    assert "<form" not in viewer.get(CHECK).content.decode().split("<main")[1].split("</main>")[0]
    assert viewer.post(CHECK).status_code == 403
