"""With the default seed every quarter and at least two years of sections may be published, whatever the day."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from reports.demonstration.script import Return
from reports.disclosure.cells import Cells, State, Table
from reports.disclosure.first_form import first_form
from reports.disclosure.primary import release_policy
from tests.reports.demonstration.numbers import DAYS, is_accepted, is_signed, leaves, returns_on, timeline_on

POLICY = release_policy(5, 10)
either = pytest.mark.parametrize("counts", [is_accepted, is_signed])
any_day = pytest.mark.parametrize("day", DAYS)


def cells_on(day: datetime.date, counts: Callable[[Return], bool]) -> Cells:
    timeline = timeline_on(day)
    held = leaves(returns_on(day), timeline, counts)
    return {cell.place: cell for cell in first_form(held, timeline.quarters, POLICY)}


@any_day
@either
def test_every_quarter_is_shown_with_all_its_parts(day: datetime.date, counts: Callable[[Return], bool]) -> None:
    quarters = [cell for cell in cells_on(day, counts).values() if cell.table is Table.QUARTER]
    assert {cell.state for cell in quarters} == {State.SHOWN}


@any_day
@either
def test_two_years_of_sections_are_shown(day: datetime.date, counts: Callable[[Return], bool]) -> None:
    sections = [cell for cell in cells_on(day, counts).values() if cell.table is Table.SECTION_YEAR]
    assert len({cell.period for cell in sections if cell.state is State.SHOWN}) >= 2


@any_day
def test_one_company_dominates_a_section_of_one_year(day: datetime.date) -> None:
    sections = [cell for cell in cells_on(day, is_signed).values() if cell.table is Table.SECTION_YEAR]
    withheld = {cell.period for cell in sections if cell.state is State.WITHHELD}
    assert withheld == {str(timeline_on(day).surge_year)}


@any_day
def test_totals_look_like_life(day: datetime.date) -> None:
    quarters = [cell for cell in cells_on(day, is_signed).values() if cell.place.table is Table.QUARTER]
    totals = [cell.value or 0 for cell in quarters if cell.item == "total"]
    assert all(300_000 < total < 900_000 for total in totals)
