"""The page of contacts: what was said elsewhere, in the reader's own time."""

from __future__ import annotations

import datetime

from django.test import Client

from members.models import User
from reports.models import LoggedContact
from tests.cast import World

PAGE = "/en/desk/contacts/aurora/"
CALL = {"way": "telephone", "person": "Li Wei", "at": "2026-10-10T09:30", "note": "On holiday until Monday."}


def test_a_call_is_logged_about_the_named_return(world: World, analyst: Client) -> None:
    page = analyst.post(f"{PAGE}?quarter=2026-Q3", CALL, follow=True).text
    assert "On holiday until Monday." in page
    assert LoggedContact.objects.get().submission == world.submission


def test_a_time_is_read_in_the_readers_zone(world: World, analyst: Client) -> None:
    User.objects.filter(pk=world.analyst.pk).update(time_zone="Asia/Shanghai")
    analyst.post(PAGE, CALL)
    assert LoggedContact.objects.get().at == datetime.datetime(2026, 10, 10, 1, 30, tzinfo=datetime.UTC)


def test_a_time_to_come_is_told_at_its_box_and_what_was_typed_stays(world: World, analyst: Client) -> None:
    answer = analyst.post(PAGE, CALL | {"at": "2026-10-11T09:30"})
    assert answer.status_code == 400
    assert "This time has not come yet." in answer.text
    assert "On holiday until Monday." in answer.text


def test_a_quarter_without_a_return_is_not_found(world: World, analyst: Client) -> None:
    assert analyst.get(f"{PAGE}?quarter=1999-Q1").status_code == 404


def test_what_people_write_is_escaped(world: World, analyst: Client) -> None:
    page = analyst.post(PAGE, CALL | {"note": "<b>Monday</b>"}, follow=True).text
    assert "&lt;b&gt;Monday&lt;/b&gt;" in page


def test_a_publisher_reads_and_logs_nothing(world: World, publisher: Client) -> None:
    assert "Log a contact" not in publisher.get(PAGE).text
