"""Today stands among the dates of a round."""

from __future__ import annotations

import datetime

from reports.summaries.round_dates import round_dates
from tests import cast
from tests.cast import World


def names(world: World, now: datetime.datetime) -> list[str]:
    return [date.name for date in round_dates(world.quarter, now)]


def test_today_stands_between_opening_and_due(world: World) -> None:
    assert names(world, cast.NOW) == ["opens", "today", "due", "closes", "publish"]


def test_today_comes_after_what_falls_on_it(world: World) -> None:
    assert names(world, world.quarter.due_at) == ["opens", "due", "today", "closes", "publish"]


def test_what_has_come_is_past(world: World) -> None:
    dates = round_dates(world.quarter, world.quarter.due_at)
    assert [date.name for date in dates if date.is_past] == ["opens", "due", "today"]
