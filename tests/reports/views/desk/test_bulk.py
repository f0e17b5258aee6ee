"""Many returns at once: a preview that sends nothing, one confirmation, and no second effect of a second click."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from members.models import Event, Job, User
from reports.models import Extension, State
from tests import cast
from tests.cast import World
from tests.reports.views.desk.conftest import signed_in

FIELDS = re.compile(r'<input type="hidden" name="(row|token)" value="([^"]*)"')


def preview(client: Client, verb: str, *companies: str, **fields: str) -> HttpResponse:
    asked: dict[str, Any] = {"quarter": "2026-Q3", "company": companies, "step": "preview", **fields}
    return client.post(f"/en/desk/{verb}/", asked)


def confirm(client: Client, verb: str, page: HttpResponse, **fields: str) -> HttpResponse:
    """Press the button of a preview as it was shown."""
    carried = FIELDS.findall(page.text)
    rows = [value for name, value in carried if name == "row"]
    token = next((value for name, value in carried if name == "token"), "")
    asked = {"quarter": "2026-Q3", "step": "confirm", "row": rows, "token": token, **fields}
    return client.post(f"/en/desk/{verb}/", asked)


def reminders() -> int:
    return Job.objects.filter(arguments__kind__in=["due_soon", "due_today", "overdue"]).count()


def signed(world: World) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)


def test_a_preview_of_reminders_sends_nothing(world: World, analyst: Client) -> None:
    page = preview(analyst, "remind", "aurora").text
    assert "To signer (signer@aurora.example)" in page
    assert reminders() == 0


def test_no_two_boxes_of_a_preview_share_an_id(analyst: Client) -> None:
    ids = re.findall(r' id="([^"]+)"', preview(analyst, "remind", "aurora", note="Soon, please.").text)
    assert len(ids) == len(set(ids))


def test_each_text_is_in_its_readers_language(world: World, analyst: Client) -> None:
    User.objects.filter(pk=world.signer.pk).update(language="zh-hans")
    page = preview(analyst, "remind", "aurora").text
    assert page.count('<pre class="letter" lang="en">') == 1
    assert page.count('<pre class="letter" lang="zh-Hans">') == 1


def test_reminders_go_to_whom_the_preview_named(world: World, analyst: Client) -> None:
    done = confirm(analyst, "remind", preview(analyst, "remind", "aurora", "borealis"))
    assert "Done for 2 returns" in done.text
    assert reminders() == 4


def test_a_second_click_reminds_nobody_again(world: World, analyst: Client) -> None:
    page = preview(analyst, "remind", "aurora")
    confirm(analyst, "remind", page)
    again = confirm(analyst, "remind", page)
    assert (again.status_code, reminders()) == (302, 2)


def test_a_second_preview_says_who_was_reminded_today(world: World, analyst: Client) -> None:
    confirm(analyst, "remind", preview(analyst, "remind", "aurora"))
    assert "reminded today already" in preview(analyst, "remind", "aurora").text


def test_who_signed_meanwhile_is_left_out_and_told(world: World, analyst: Client) -> None:
    page = preview(analyst, "remind", "aurora", "borealis")
    signed(world)
    done = confirm(analyst, "remind", page).text
    assert ("Done for 1 return" in done, "now Submitted" in done) == (True, True)


def test_all_that_were_shown_are_chosen_at_once(world: World, analyst: Client) -> None:
    fields = {"quarter": "2026-Q3", "all": "1", "shown": ["aurora", "delta-1"]}
    assert "What would happen to 2 returns" in analyst.post("/en/desk/remind/", fields).text


def test_choosing_nothing_leads_back_to_the_board(world: World, analyst: Client) -> None:
    answer = analyst.post("/en/desk/remind/", {"quarter": "2026-Q3"}, follow=True)
    assert "Choose at least one company first." in answer.text


def test_more_time_shows_its_dates_before_it_is_given(world: World, analyst: Client) -> None:
    page = preview(analyst, "extend", "aurora", until="2026-11-10", reason="Ill.").text
    assert "Due 10 Nov 2026, 23:59 instead of 31 Oct 2026, 23:59" in page
    assert Extension.objects.count() == 0


def test_more_time_is_given_once(world: World, analyst: Client) -> None:
    given = {"until": "2026-11-10", "reason": "Ill."}
    page = preview(analyst, "extend", "aurora", **given)
    for _click in range(2):
        confirm(analyst, "extend", page, **given)
    assert Extension.objects.get().granted_on == datetime.date(2026, 11, 10)


def test_more_time_asks_for_its_day_first(world: World, analyst: Client) -> None:
    page = analyst.post("/en/desk/extend/", {"quarter": "2026-Q3", "company": "aurora"})
    assert (page.status_code, "Last day" in page.text, "What would happen" in page.text) == (200, True, False)


def test_a_day_that_is_none_is_told_at_its_box(world: World, analyst: Client) -> None:
    page = preview(analyst, "extend", "aurora", until="soon", reason="Ill.")
    assert (page.status_code, "Write a day, such as 2026-11-15." in page.text) == (400, True)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-10-01"])
def test_a_day_that_cannot_be_given_is_left_out_with_its_reason(world: World, analyst: Client, day: str) -> None:
    page = preview(analyst, "extend", "aurora", until=day, reason="Ill.")
    assert (page.status_code, "Left out: 1 return" in page.text) == (200, True)


def test_returns_are_assigned_to_one_person(world: World, analyst: Client) -> None:
    given = {"owner": str(world.publisher.pk)}
    confirm(analyst, "assign", preview(analyst, "assign", "aurora", "borealis", **given), **given)
    assert world.submission.owner == world.submission_of(world.rival).owner == world.publisher


def test_where_every_return_is_left_out_a_way_leads_back(world: World, analyst: Client) -> None:
    page = preview(analyst, "accept", "aurora").text
    assert ("Nothing would happen" in page, "Back to the board" in page) == (True, True)


def test_nobody_outside_the_secretariat_is_offered(world: World, analyst: Client) -> None:
    assert preview(analyst, "assign", "aurora", owner=str(world.signer.pk)).status_code == 400


def test_plain_returns_are_accepted_and_others_left_out(world: World, analyst: Client) -> None:
    signed(world)
    page = preview(analyst, "accept", "aurora", "borealis")
    assert ("What would happen to 1 return" in page.text, "Left out: 1 return" in page.text) == (True, True)
    confirm(analyst, "accept", page)
    assert world.submission.state == State.ACCEPTED


def test_a_preview_of_acceptance_accepts_nothing(world: World, analyst: Client) -> None:
    signed(world)
    preview(analyst, "accept", "aurora")
    assert world.submission.state == State.SUBMITTED
    assert not Event.objects.filter(verb="accepted").exists()


@pytest.mark.parametrize("row", ["", "aurora", "aurora x y z z", "nobody x y z", "aurora x y ², ", "aurora x y 1"])
def test_a_row_that_was_made_up_does_nothing(world: World, analyst: Client, row: str) -> None:
    signed(world)
    fields = {"quarter": "2026-Q3", "step": "confirm", "row": row, "token": "1"}
    assert analyst.post("/en/desk/accept/", fields).status_code in (200, 302)
    assert world.submission.state == State.SUBMITTED


def test_the_late_are_one_click_from_a_preview(world: World, clock: time_machine.Traveller) -> None:
    world.accepted(world.company)
    clock.move_to(world.quarter.due_at)
    assert "Remind 4 late members" in signed_in(world.analyst).get("/en/desk/").text
