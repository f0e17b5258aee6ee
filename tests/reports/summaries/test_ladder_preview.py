"""Which reminders another ladder would change, and when, for returns that are still owed."""

from __future__ import annotations

import datetime

from reports.models import Submission
from reports.rules.ladder import USUAL, Audience, Step
from reports.summaries.ladder_preview import Days, coming, falls, owed
from tests import cast
from tests.cast import World

NOW, TODAY = cast.NOW, cast.NOW.date()
DUE, CLOSES = datetime.date(2026, 10, 31), datetime.date(2026, 11, 14)
USUAL_DAYS = Days(DUE, CLOSES)
LATER = (Step.on(-3, Audience.PEOPLE, "due_soon"),)


def days(found: object) -> list[int]:
    return [day.toordinal() - DUE.toordinal() for day, _step in found]  # type: ignore[attr-defined]


def test_companies_are_grouped_by_the_days_of_their_returns(world: World) -> None:
    own = datetime.datetime(2026, 11, 8, tzinfo=datetime.UTC)
    Submission.objects.filter(company=world.rival).update(own_due_at=own, own_closes_at=own)
    world.accepted(world.company)
    day = datetime.date(2026, 11, 7)
    assert owed(NOW) == {USUAL_DAYS: ["Delta-1", "Delta-2", "Delta-3"], Days(day, day): ["Borealis"]}


def test_steps_of_the_past_are_not_told() -> None:
    assert days(falls(USUAL, USUAL_DAYS, DUE)) == [0, 3, 10]


def test_nobody_is_reminded_once_a_quarter_has_closed() -> None:
    assert days(falls(USUAL, Days(DUE, DUE), TODAY)) == [-7, -1, 0]


def test_the_old_ladder_holds_until_the_new_one_begins(world: World) -> None:
    [row] = coming(USUAL, LATER, starts_on=datetime.date(2026, 10, 26), now=NOW)
    assert (days(row.before), days(row.after), row.is_changed) == ([-7, -1, 0, 3, 10], [-7, -3], True)


def test_a_new_step_whose_day_is_over_is_made_up_for_at_once(world: World) -> None:
    [row] = coming(USUAL, LATER, starts_on=datetime.date(2026, 10, 30), now=NOW)
    assert days(row.after) == [-7, -1]
    [row] = coming(USUAL, USUAL[:1], starts_on=datetime.date(2026, 10, 30), now=NOW)
    assert days(row.after) == [-7]


def test_the_same_steps_change_nothing(world: World) -> None:
    [row] = coming(USUAL, USUAL, starts_on=TODAY, now=NOW)
    assert not row.is_changed
