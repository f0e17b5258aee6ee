"""When a step of the ladder falls due: at nine where its reader lives, the newest one alone, whatever the clocks do."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from reports.rules.ladder import USUAL, Audience, Step
from reports.rules.reminding import due_steps, falls_due, fitting, kind_now

DAY = datetime.date(2026, 10, 31)
UTC = ZoneInfo("UTC")
BEGAN = datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
BEFORE_7, BEFORE_1, DUE, AFTER_3, AFTER_10 = USUAL


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        ("UTC", "2026-10-24 09:00"),
        ("Asia/Shanghai", "2026-10-24 01:00"),
        ("America/Los_Angeles", "2026-10-24 16:00"),
        ("Pacific/Kiritimati", "2026-10-23 19:00"),
        ("Asia/Kathmandu", "2026-10-24 03:15"),
    ],
)
def test_it_is_nine_where_the_reader_lives(zone: str, instant: str) -> None:
    assert falls_due(BEFORE_7, DAY, ZoneInfo(zone)) == at(instant)


def test_it_stays_nine_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert falls_due(BEFORE_7, DAY, berlin) == at("2026-10-24 07:00")
    assert falls_due(BEFORE_1, DAY, berlin) == at("2026-10-30 08:00")


def test_a_step_is_due_from_its_second_on() -> None:
    due = falls_due(BEFORE_7, DAY, UTC)
    before = due - datetime.timedelta(seconds=1)
    assert due_steps(USUAL, DAY, UTC, since=BEGAN, now=before) == []
    assert due_steps(USUAL, DAY, UTC, since=BEGAN, now=due) == [BEFORE_7]


def test_what_was_missed_is_not_made_up_for() -> None:
    assert due_steps(USUAL, DAY, UTC, since=BEGAN, now=at("2026-10-31 12:00")) == [DUE]
    assert due_steps(USUAL, DAY, UTC, since=BEGAN, now=at("2026-12-01 12:00")) == [AFTER_10]


def test_a_step_before_the_obligation_was_never_owed() -> None:
    assert due_steps(USUAL, DAY, UTC, since=at("2026-10-30 12:00"), now=at("2026-10-30 13:00")) == []


@pytest.mark.parametrize(
    ("now", "kind"),
    [("2026-10-20 00:00", "due_soon"), ("2026-10-31 00:00:01", "due_today"), ("2026-11-01 00:00", "overdue")],
)
def test_a_chase_by_hand_writes_what_the_day_asks_for(now: str, kind: str) -> None:
    assert kind_now(at("2026-11-01 00:00"), at(now)) == kind


def test_two_steps_of_one_day_are_both_due() -> None:
    both = [*USUAL, Step("ask", 3, Audience.ESCALATION, "escalated")]
    steps = due_steps(both, DAY, UTC, since=BEGAN, now=at("2026-11-03 09:00"))
    assert [step.code for step in steps] == ["after-3", "ask"]


def test_a_mail_that_leaves_late_says_what_is_true() -> None:
    due_at = at("2026-11-01 00:00")
    assert fitting("due_today", due_at, due_at) == "overdue"
    assert fitting("due_today", due_at, due_at - datetime.timedelta(seconds=1)) == "due_today"
