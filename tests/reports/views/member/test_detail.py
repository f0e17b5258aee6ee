"""One return at a glance."""

from __future__ import annotations

from django.test import Client

from reports.actions import reviews, submissions
from reports.actions.drafts import save
from reports.models import Door
from reports.rules.cells import Box, Cell
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN

TIGER = Box("aurora-market", "blocked", "TIGER")


def test_it_tells_how_far_the_return_is(world: World, preparer: Client) -> None:
    total = Box("aurora-market", "blocked", "TOTAL")
    save(world.submission, {total: Cell(*total, 3)}, by=world.preparer, door=Door.FORM)
    assert "1 of 6 required boxes answered" in preparer.get(RETURN).content.decode()


def test_a_return_that_waits_for_its_signer_is_looked_at_first(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    submissions.send_to_sign(world.submission, by=world.preparer)
    assert [offer.text for offer in preparer.get(RETURN).context["offers"]] == [
        "Look at the totals",
        "Change the counts",
        "Ask for more time",
    ]


def test_savings_in_a_row_are_one_line(world: World, preparer: Client) -> None:
    for value in (1, 2, 3):
        save(world.submission, {TIGER: Cell(*TIGER, value)}, by=world.preparer, door=Door.FORM)
    save(world.submission, {TIGER: Cell(*TIGER, 4)}, by=world.signer, door=Door.FORM)
    assert [act.who for act, _when in preparer.get(RETURN).context["activity"]] == [
        "signer",
        "preparer",
        "the secretariat",
    ]


def test_the_secretariat_is_one_body_and_its_notes_to_the_company_are_shown(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    revision = cast.sign(world.submission, by=world.signer)
    cast.send_back(world.submission, by=world.analyst, note="Is it right?")
    cast.fill(world.submission, by=world.preparer, size=8)
    revision = cast.sign(world.submission, by=world.signer)
    reviews.accept(world.submission, by=world.analyst, revision_hash=revision.hash, note="Odd, but fine.")
    page = preparer.get(RETURN).content.decode()
    assert "the secretariat" in page
    assert "analyst" not in page
    assert "Is it right?" in page
    assert "Odd, but fine." in page


def test_a_note_is_gone_once_the_return_is_signed_again(world: World, preparer: Client) -> None:
    submission = world.submission
    cast.fill(submission, by=world.preparer)
    submissions.send_to_sign(submission, by=world.preparer)
    submissions.hand_back(submission, by=world.signer, note="Tigers?")
    assert "This return came back" in preparer.get(RETURN).content.decode()
    cast.sign(submission, by=world.signer)
    assert "This return came back" not in preparer.get(RETURN).content.decode()
