"""What makes a signed sheet void, and what comes too late for one."""

from __future__ import annotations

import pytest

from reports.actions import corrections, submissions
from reports.actions.drafts import save
from reports.errors import PeriodClosed, Stale, WrongState
from reports.models import Door
from reports.rules.cells import Cell
from reports.summaries.signing import waiting_sheet
from tests import cast
from tests.reports.scans import PNG
from tests.reports.sheets import confirm, record


@pytest.fixture
def filled(world):
    cast.fill(world.submission, by=world.preparer)
    return world


def test_an_edit_makes_the_sheet_void(filled):
    made = record(filled)
    cast.fill(filled.submission, by=filled.preparer, size=120)
    with pytest.raises(Stale, match="void"):
        confirm(filled, made)
    assert filled.submission.state == "draft"


def test_a_new_sheet_replaces_the_one_that_waited(filled):
    first = record(filled)
    second = record(filled, scan=PNG)
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "waiting")
    with pytest.raises(WrongState):
        confirm(filled, first)


def test_a_sheet_over_numbers_that_were_cleared_is_void_and_no_more_is_said(filled):
    made, total = record(filled), Cell("aurora-market", "blocked", "TOTAL", 1)
    save(filled.submission, {total.box: None}, by=filled.preparer, door=Door.FORM)
    with pytest.raises(Stale, match="void"):
        confirm(filled, made)


def test_a_return_that_is_in_takes_no_sheet(filled):
    cast.sign(filled.submission, by=filled.signer)
    with pytest.raises(WrongState):
        record(filled)


def test_a_sheet_that_was_overtaken_by_a_signature_is_not_confirmed(filled):
    made = record(filled)
    cast.sign(filled.submission, by=filled.signer)
    with pytest.raises(WrongState):
        confirm(filled, made)


def test_a_sheet_that_was_overtaken_waits_for_nobody_and_signs_no_later_draft(filled):
    made = record(filled)
    cast.sign(filled.submission, by=filled.signer)
    assert waiting_sheet(filled.submission) is None
    submissions.recall(filled.submission, by=filled.signer)
    with pytest.raises(WrongState, match="Replaced"):
        confirm(filled, made)


def test_a_sheet_is_void_when_a_signer_gives_the_numbers_back(filled):
    submissions.send_to_sign(filled.submission, by=filled.preparer)
    made = record(filled)
    submissions.hand_back(filled.submission, by=filled.signer, note="One total is missing.")
    with pytest.raises(WrongState):
        confirm(filled, made)


def test_a_sheet_is_void_when_the_correction_is_withdrawn(filled):
    filled.accepted(filled.company)
    corrections.ask(filled.submission, by=filled.signer, reason="We counted twice.")
    record(filled)
    corrections.withdraw(filled.submission, by=filled.signer)
    assert waiting_sheet(filled.submission) is None


def test_a_sheet_after_close_is_refused(filled, clock):
    clock.move_to(filled.quarter.closes_at)
    with pytest.raises(PeriodClosed):
        record(filled)
