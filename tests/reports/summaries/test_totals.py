"""Totals beside those of the quarter before."""

from __future__ import annotations

from reports.profiles import Layout
from reports.rules.cells import Box
from reports.summaries.totals import totals_of
from tests import cast
from tests.cast import World

BLOCKED = Box("aurora-market", "blocked", "TOTAL")


def changes(world: World, *, without: Box | None = None) -> list[str]:
    """What is said to have changed in the listings, part by part and together."""
    before = {box: cell for box, cell in cast.full_answer(world.submission, 100).items() if cell}
    now = {box: cell for box, cell in cast.full_answer(world.submission, 150).items() if cell and box != without}
    return [line.change for line in totals_of(now, before, Layout(world.submission), "Company").listings]


def test_sums_of_the_same_boxes_are_compared(world: World) -> None:
    assert changes(world) == ["+100", "+50", "+150"]


def test_a_blank_box_makes_no_sum_drop(world: World) -> None:
    assert changes(world, without=BLOCKED) == ["+100", "", ""]
