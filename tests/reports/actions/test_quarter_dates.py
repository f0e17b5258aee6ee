"""Dates of quarters are planned and moved: what has passed stays, and what is refused is refused whole."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from members.models import Event, ReportingRhythm
from reports.actions import quarters
from reports.actions.quarter_dates import days_of, move_dates, plan_on, read_as
from reports.calendar import QuarterKey
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.models import Quarter, Submission
from tests import cast
from tests.cast import World

NEXT = cast.QUARTER.next()


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def move(world: World, quarter: Quarter | None = None, *, reason: str = "A long holiday.", **days: str) -> Quarter:
    moved = quarter or world.quarter
    about: dict[str, Any] = {"reason": reason, "by": world.administrator, "read": read_as(moved)}
    return move_dates(moved, {name: day(text) for name, text in days.items()}, **about)


def refused(world: World, quarter: Quarter | None = None, **days: str) -> list[tuple[str, str]]:
    moved = quarter or world.quarter
    before = read_as(moved)
    with pytest.raises(Invalid) as refusal:
        move(world, quarter, **days)
    moved.refresh_from_db()
    assert read_as(moved) == before
    return [(problem.pointer, problem.code) for problem in refusal.value.problems]


def test_dates_are_last_days_and_the_first_day(world: World) -> None:
    assert days_of(world.quarter) == {
        "opens_at": day("2026-10-01"),
        "due_at": day("2026-10-31"),
        "closes_at": day("2026-11-14"),
        "publish_on": day("2026-12-14"),
    }


def test_moved_dates_end_with_their_days_and_are_told(world: World) -> None:
    moved = move(world, due_at="2026-11-05", closes_at="2026-11-20")
    assert moved.due_at == datetime.datetime(2026, 11, 6, tzinfo=datetime.UTC)
    event = Event.objects.about(moved).get(verb="quarter_moved")
    assert (event.note, event.details) == (
        "A long holiday.",
        {
            "before": {"due_at": "2026-10-31", "closes_at": "2026-11-14"},
            "after": {"due_at": "2026-11-05", "closes_at": "2026-11-20"},
        },
    )


def test_days_are_those_of_the_reporting_time_zone(world: World, settings: Any) -> None:
    settings.REPORTING_TIME_ZONE = "Asia/Shanghai"
    moved = move(world, due_at="2026-11-05")
    assert moved.due_at == datetime.datetime(2026, 11, 5, 16, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({"due_at": "2026-11-15"}, [("/closes_at", "dates_out_of_order")]),
        ({"closes_at": "2026-10-30"}, [("/closes_at", "dates_out_of_order")]),
        ({"publish_on": "2026-11-13"}, [("/publish_on", "dates_out_of_order")]),
        ({"due_at": "2026-10-09"}, [("/due_at", "in_past")]),
        ({"due_at": "2026-09-30"}, [("/due_at", "out_of_range"), ("/due_at", "in_past")]),
        ({"publish_on": "2031-01-01"}, [("/publish_on", "out_of_range")]),
        ({"publish_on": "9999-12-31"}, [("/publish_on", "out_of_range")]),
        ({"opens_at": "2026-10-20"}, [("/opens_at", "date_passed")]),
        ({"due_at": "2026-10-31"}, [("", "no_change")]),
        ({}, [("", "no_change")]),
    ],
)
def test_dates_that_cannot_be_are_refused_whole(
    world: World, days: dict[str, str], found: list[tuple[str, str]]
) -> None:
    assert refused(world, **days) == found


def test_what_has_passed_stays(world: World, clock: Any) -> None:
    clock.move_to(world.quarter.due_at)
    assert refused(world, due_at="2026-11-10") == [("/due_at", "date_passed")]
    assert move(world, closes_at="2026-11-20").closes_at == datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)


def test_today_is_late_enough_until_it_ends(world: World) -> None:
    assert move(world, due_at="2026-10-10").due_at > cast.NOW


def test_a_planned_quarter_opens_on_another_day(world: World) -> None:
    planned = quarters.plan(NEXT, by=None)
    assert move(world, planned, opens_at="2027-01-04").opens_at == datetime.datetime(2027, 1, 4, tzinfo=datetime.UTC)
    assert refused(world, planned, opens_at="2026-12-31") == [("/opens_at", "out_of_range")]
    assert refused(world, planned, opens_at="2027-02-01") == [("/due_at", "dates_out_of_order")]


def test_only_an_administrator_moves_dates(world: World) -> None:
    with pytest.raises(NotAllowed):
        move_dates(world.quarter, {}, reason="x", by=world.analyst, read=read_as(world.quarter))


def test_the_second_of_two_administrators_is_told(world: World) -> None:
    read, other = read_as(world.quarter), Quarter.objects.get(pk=world.quarter.pk)
    move(world, due_at="2026-11-05")
    for held in (world.quarter, other):
        with pytest.raises(Stale):
            move_dates(held, {"due_at": day("2026-11-06")}, reason="x", by=world.administrator, read=read)


def test_no_other_field_can_be_set(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        move(world, opened_at="2026-11-05")
    assert refusal.value.code == "unknown_field"


def test_a_reason_is_needed(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        move(world, reason=" ", due_at="2026-11-05")
    assert [problem.pointer for problem in refusal.value.problems] == ["/reason"]


def test_returns_with_their_own_dates_keep_them(world: World) -> None:
    own = datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC)
    Submission.objects.filter(company=world.rival).update(own_due_at=own, own_closes_at=own)
    move(world, due_at="2026-11-05")
    assert world.submission_of(world.rival).due_at == own
    assert world.submission.due_at == datetime.datetime(2026, 11, 6, tzinfo=datetime.UTC)


def test_returns_at_year_end_follow_the_fourth_quarter(world: World) -> None:
    ReportingRhythm.objects.create(company=world.company, rhythm="yearly", starts_on=day("2026-01-01"))
    fourth = quarters.plan(NEXT, by=None)
    Submission.objects.filter(company=world.company).update(own_due_at=fourth.due_at, own_closes_at=fourth.closes_at)
    moved = move(world, fourth, due_at="2027-02-05")
    assert world.submission.due_at == moved.due_at


def test_a_quarter_is_planned_with_chosen_dates(world: World) -> None:
    planned = plan_on(NEXT, {"due_at": day("2027-02-05")}, by=world.administrator)
    assert days_of(planned)["due_at"] == day("2027-02-05")
    assert days_of(planned)["closes_at"] == day("2027-02-14")
    assert Event.objects.about(planned).get().verb == "quarter_planned"


def test_a_quarter_is_planned_once(world: World) -> None:
    plan_on(NEXT, {}, by=world.administrator)
    with pytest.raises(WrongState):
        plan_on(NEXT, {}, by=world.administrator)


@pytest.mark.parametrize("key", [QuarterKey(2025, 1), QuarterKey(2031, 1)])
def test_a_quarter_far_away_is_not_planned(world: World, key: QuarterKey) -> None:
    with pytest.raises(Invalid):
        plan_on(key, {}, by=world.administrator)


def test_a_quarter_is_not_planned_with_dates_of_the_past(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        plan_on(QuarterKey(2026, 2), {}, by=world.administrator)
    assert {problem.code for problem in refusal.value.problems} == {"in_past"}
