"""Correcting an accepted return, and comparing what was signed."""

from __future__ import annotations

import pytest
from django.test import Client

from reports.actions import corrections
from reports.models import State
from tests import cast
from tests.cast import World
from tests.reports.actions.test_corrections import hold
from tests.reports.views.member.conftest import RETURN, browser

COMPARE = "/en/m/aurora/history/2026-Q3/compare/"
DESK_COMPARE = "/en/desk/review/aurora/2026-Q3/compare/"


@pytest.fixture
def corrected(world: World) -> World:
    world.accepted(world.company, size=1000)
    submission = world.submission
    corrections.ask(submission, by=world.signer, reason="We counted twice.")
    cast.fill(submission, by=world.preparer, size=900)
    return world


def test_a_request_is_shown_and_withdrawn(corrected: World, signer: Client) -> None:
    page = signer.get(RETURN).content.decode()
    assert "You asked to correct this return" in page
    assert "We counted twice." in page
    assert RETURN + "revise/withdraw/" in page
    assert signer.get(RETURN + "revise/withdraw/").status_code == 200
    signer.post(RETURN + "revise/withdraw/")
    assert corrected.submission.state == State.ACCEPTED
    assert "You asked to correct" not in signer.get(RETURN).content.decode()


def test_a_request_that_waits_is_told_to_both_sides(world: World, signer: Client) -> None:
    hold(world.accepted(world.company), world.analyst)
    assert "yearly edition" in signer.get(RETURN + "revise/").content.decode()
    answer = signer.post(RETURN + "revise/", {"note": "We counted twice."}, follow=True).content.decode()
    assert "We have kept your request." in answer
    assert world.submission.state == State.ACCEPTED
    desk = browser(world.analyst)
    assert "waits for the yearly edition" in desk.get("/en/desk/review/aurora/2026-Q3/").content.decode()
    assert "Correction asked for" in desk.get("/en/desk/").content.decode()


def test_only_signers_withdraw(corrected: World, preparer: Client) -> None:
    assert RETURN + "revise/withdraw/" not in preparer.get(RETURN).content.decode()
    assert preparer.post(RETURN + "revise/withdraw/").status_code == 403


def test_without_a_request_there_is_nothing_to_withdraw(world: World, signer: Client) -> None:
    assert signer.get(RETURN + "revise/withdraw/").url == RETURN
    assert "no request to withdraw" in signer.post(RETURN + "revise/withdraw/", follow=True).content.decode()


def test_the_draft_is_compared_with_what_was_signed(corrected: World, viewer: Client) -> None:
    page = viewer.get(COMPARE).content.decode()
    assert "Draft, not signed" in page
    assert "−100" in page
    assert COMPARE in viewer.get("/en/m/aurora/history/").content.decode()


def test_the_desk_compares_signed_revisions_and_no_draft(corrected: World) -> None:
    desk = browser(corrected.analyst)
    assert "There is nothing to compare yet." in desk.get(DESK_COMPARE).content.decode()
    assert desk.get(DESK_COMPARE, {"from": "1", "to": "draft"}).status_code == 404
    cast.sign(corrected.submission, by=corrected.signer)
    page = desk.get(DESK_COMPARE).content.decode()
    assert "We counted twice." in page
    assert "−100" in page
    assert DESK_COMPARE in desk.get("/en/desk/review/aurora/2026-Q3/").content.decode()


def test_two_that_say_the_same_say_so(corrected: World, viewer: Client) -> None:
    assert "The two say the same in every box." in viewer.get(COMPARE, {"from": "1", "to": "1"}).content.decode()


def test_the_receipt_leads_to_what_changed(corrected: World, viewer: Client) -> None:
    cast.sign(corrected.submission, by=corrected.signer)
    assert f"{COMPARE}?from=1&amp;to=2" in viewer.get(RETURN + "receipt/").content.decode()
