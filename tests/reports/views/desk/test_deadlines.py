"""The desk answers a request for more time, gives time unasked, and opens a return again."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client

from reports.actions import extensions, reviews
from reports.models import Extension, ExtensionState
from tests.cast import World
from tests.reports.views.desk.conftest import signed_in

REVIEW = "/en/desk/review/aurora/2026-Q3/"
PAGE = REVIEW + "extension/"
GIVEN = {"until": "2026-11-07", "note": "A holiday."}


@pytest.fixture
def asked(world: World) -> Extension:
    return extensions.ask(
        world.submission, wanted_on=datetime.date(2026, 11, 7), reason="Our analyst is ill.", by=world.preparer
    )


def test_a_request_is_on_the_review_page_and_granted_on_its_own(asked: Extension, analyst: Client) -> None:
    assert "Our analyst is ill." in analyst.get(REVIEW).text
    assert PAGE in analyst.get(REVIEW).text
    page = analyst.post(PAGE + "grant/", {"extension": asked.pk, "until": "2026-11-07"}, follow=True).text
    assert "Due Saturday 7 November 2026, 23:59" in page
    assert "More time granted, until 7 November 2026" in page


def test_who_comes_second_reads_who_was_first_and_loses_no_words(
    asked: Extension, world: World, analyst: Client
) -> None:
    extensions.grant(asked, until=asked.wanted_on, answer="", by=world.analyst)
    answer = analyst.post(PAGE + "refuse/", {"extension": asked.pk, "note": "No."})
    assert answer.status_code == 409
    assert "analyst granted this request on 10 Oct 2026, 12:00, until 7 November 2026." in answer.text
    assert Extension.objects.get().state == ExtensionState.GRANTED


@pytest.mark.parametrize("extension", ["", "x", "0", "99999999999999999999", "\0"])
def test_a_request_that_is_not_there(asked: Extension, analyst: Client, extension: str) -> None:
    answer = analyst.post(PAGE + "refuse/", {"extension": extension, "note": "No."})
    assert answer.status_code == 409
    assert "There is no such request." in answer.text


@pytest.mark.parametrize("until", ["", "soon", "2026-10-31", "9999-12-31"])
def test_a_bad_day_is_told_and_the_words_stay(world: World, analyst: Client, until: str) -> None:
    answer = analyst.post(PAGE + "give/", GIVEN | {"until": until})
    assert answer.status_code == 400
    assert "A holiday." in answer.text
    assert not Extension.objects.exists()


def test_given_unasked(world: World, analyst: Client) -> None:
    page = analyst.post(PAGE + "give/", GIVEN, follow=True).text
    assert "More time given, until 7 November 2026" in page


def test_a_publisher_looks_on(asked: Extension, publisher: Client) -> None:
    page = publisher.get(PAGE).text
    assert "Our analyst is ill." in page
    assert "Grant it" not in page
    assert publisher.post(PAGE + "grant/", {"extension": asked.pk, "until": "2026-11-07"}).status_code == 403


def test_reopened_by_an_administrator(world: World, clock: time_machine.Traveller) -> None:
    clock.move_to(world.quarter.closes_at)
    administrator, analyst = signed_in(world.administrator), signed_in(world.analyst)
    assert "Open it again" not in analyst.get(PAGE).text
    assert "Open it again" in administrator.get(PAGE).text
    page = administrator.post(REVIEW + "reopen/", {"until": "2026-11-30", "note": "Server."}, follow=True).text
    assert "Can be signed until Monday 30 November 2026, 23:59" in page


def test_expected_again(world: World, administrator: Client) -> None:
    reviews.exempt(world.submission, by=world.administrator, reason="Closed for the year.")
    assert "Expect it again" in administrator.get(PAGE).text
    administrator.post(REVIEW + "include/", {"note": "It did not close."})
    assert not world.submission.is_exempt


def test_the_board_says_what_is_due_today_or_on_a_day_of_its_own(world: World, clock: time_machine.Traveller) -> None:
    assert "Due Saturday 31 October 2026" not in signed_in(world.analyst).get("/en/desk/").text
    extensions.give(world.submission, until=datetime.date(2026, 11, 7), reason="So.", by=world.analyst)
    clock.move_to(world.quarter.due_at - datetime.timedelta(seconds=1))
    page = signed_in(world.analyst).get("/en/desk/").text
    assert page.count("Due today at 23:59") == 4
    assert "Due Saturday 7 November 2026, 23:59, 7 days left" in page


def test_the_board_leads_to_the_request(asked: Extension, analyst: Client) -> None:
    assert f'href="{PAGE}"' in analyst.get("/en/desk/").text
