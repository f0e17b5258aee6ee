"""A company asks for more time at its own page, and reads the answer there."""

from __future__ import annotations

import datetime

import time_machine
from django.test import Client

from reports.actions import extensions, reviews
from reports.models import Extension, ExtensionState
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

PAGE = RETURN + "extension/"
ASKED = {"until": "2026-11-07", "note": "Our counter is ill."}


def test_asked_seen_and_withdrawn(world: World, preparer: Client) -> None:
    assert PAGE in preparer.get(RETURN).text
    assert PAGE in preparer.get("/en/m/aurora/").text
    page = preparer.post(PAGE, ASKED, follow=True).text
    assert "Your request waits for an answer" in page
    assert "Your request for more time" in preparer.get(RETURN).text
    assert "Our counter is ill." in page
    assert "More time asked for, until 7 November 2026" in page
    preparer.post(PAGE + "withdraw/")
    assert Extension.objects.get().state == ExtensionState.WITHDRAWN
    assert "Ask for more time" in preparer.get(PAGE).text


def test_the_answer_is_read_and_nobody_of_the_desk_is_named(world: World, viewer: Client, preparer: Client) -> None:
    preparer.post(PAGE, ASKED)
    extensions.refuse(Extension.objects.get(), answer="The release cannot wait.", by=world.analyst)
    page = viewer.get(PAGE).text
    assert "More time refused" in page
    assert "The release cannot wait." in page
    assert "analyst" not in page
    assert "the secretariat" in page


def test_granted_the_page_says_the_new_date_and_the_old(world: World, preparer: Client) -> None:
    preparer.post(PAGE, ASKED)
    extensions.grant(Extension.objects.get(), until=datetime.date(2026, 11, 5), answer="", by=world.analyst)
    page = preparer.get(PAGE).text
    assert "Due Thursday 5 November 2026, 23:59" in page
    assert "the quarter is due Saturday 31 October 2026, 23:59" in page
    assert "More time granted, until 5 November 2026" in page


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(world: World, preparer: Client) -> None:
    answer = preparer.post(PAGE, ASKED | {"until": "2026-10-31"})
    assert (answer.status_code, Extension.objects.count()) == (400, 0)
    assert "Name a day from 1 November 2026 to 13 December 2026." in answer.text
    assert "Our counter is ill." in answer.text
    for until in ("", "tomorrow", "2026-13-01", "9999-12-31", "\0"):
        assert preparer.post(PAGE, ASKED | {"until": until}).status_code == 400


def test_a_reason_is_needed_and_no_book(world: World, preparer: Client) -> None:
    for note in ("", "   ", "x" * 2001):
        assert preparer.post(PAGE, ASKED | {"note": note}).status_code == 400


def test_after_the_due_date_the_page_says_that_the_mark_stays(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.due_at)
    page = browser(world.preparer).get(PAGE).text
    assert "stays marked as late" in page
    assert "From 15 November 2026 to" in page


def test_where_nothing_is_due_the_page_says_so(world: World, preparer: Client) -> None:
    reviews.exempt(world.submission, by=world.administrator, reason="New.")
    assert "exempt from this quarter, so nothing is due" in preparer.get(PAGE).text
    assert PAGE not in preparer.get(RETURN).text


def test_who_has_signed_is_not_offered_more_time(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert PAGE not in preparer.get(RETURN).text
    assert preparer.post(PAGE, ASKED).status_code == 409


def test_nothing_to_withdraw_is_said(world: World, preparer: Client) -> None:
    assert "There is no request to withdraw." in preparer.post(PAGE + "withdraw/", follow=True).text


def test_a_viewer_reads_and_does_not_ask(world: World, viewer: Client) -> None:
    assert "Why do you need more time?" not in viewer.get(PAGE).text
    assert viewer.post(PAGE, ASKED).status_code == 403


def test_a_closed_return_leads_to_asking(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.closes_at)
    page = browser(world.preparer).get(RETURN).text
    assert "You can ask the secretariat for more time." in page
    assert PAGE in page
