"""How a rule came about: which version holds, waits or is over, and what each changed."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from reports import rulebook
from reports.models import DatedSetting
from reports.rules import ladder
from reports.rules.thresholds import USUAL
from reports.summaries.dated_settings import versions, waiting_after
from tests import cast
from tests.cast import World

TODAY = cast.NOW.date()


def keep(world: World, name: str, version: int, value: object, days: int) -> None:
    about = {"starts_on": TODAY + datetime.timedelta(days=days), "reason": "Why.", "made_by": world.administrator}
    DatedSetting.objects.create(name=name, version=version, value=value, **about)


@pytest.mark.parametrize(
    ("starts", "standings"),
    [
        ((-9, -1), ["holds", "over"]),
        ((-1, 5), ["waits", "holds"]),
        ((5, 5), ["waits", "over"]),
        ((5, 2), ["waits", "waits"]),
        ((-1, -9), ["over", "holds"]),
    ],
)
def test_a_version_holds_waits_or_is_over(world: World, starts: tuple[int, int], standings: list[str]) -> None:
    for version, days in enumerate(starts, 1):
        keep(world, rulebook.LADDER, version, ladder.as_data(ladder.USUAL), days)
    assert [one.standing for one in versions(rulebook.LADDER)] == standings


def test_a_version_tells_what_it_changed(world: World) -> None:
    keep(world, rulebook.THRESHOLDS, 1, rulebook.thresholds_as_data(replace(USUAL, most_asked=5)), -9)
    keep(world, rulebook.THRESHOLDS, 2, rulebook.thresholds_as_data(replace(USUAL, most_asked=5, ratio=3)), -1)
    told = [one.what for one in versions(rulebook.THRESHOLDS)]
    assert told == ["Times last quarter: 2 → 3", "Most explanations: 6 → 5"]


def test_who_takes_a_versions_place_is_told(world: World) -> None:
    keep(world, rulebook.LADDER, 1, ladder.as_data(ladder.USUAL), 9)
    assert [one.version for one in waiting_after(rulebook.LADDER, TODAY)] == [1]
    assert waiting_after(rulebook.LADDER, TODAY + datetime.timedelta(days=9)) == []
