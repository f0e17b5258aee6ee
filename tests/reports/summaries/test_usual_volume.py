"""The share of what is usually reported, from the quarters before the one that is looked at."""

from __future__ import annotations

from fractions import Fraction

from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.actions import quarters, reviews
from reports.models import Quarter
from reports.summaries.usual_volume import usual_volume
from tests.cast import QUARTER, World


def next_quarter(world: World) -> Quarter:
    planned = quarters.plan(QUARTER.next(), by=world.administrator)
    quarters.open_quarter(planned, by=world.administrator, now=planned.opens_at)
    return planned


def test_tools_are_in_no_share(world: World) -> None:
    world.accepted(world.company, size=100)
    world.accepted(world.rival, size=50)
    assert usual_volume(next_quarter(world)) == {world.company.pk: Fraction(2, 3), world.rival.pk: Fraction(1, 3)}


def test_the_quarter_itself_tells_nothing(world: World) -> None:
    world.accepted(world.company)
    assert usual_volume(world.quarter) == {}


def test_what_is_not_accepted_tells_nothing(world: World) -> None:
    submission = world.accepted(world.company)
    reviews.take_back(submission, by=world.analyst, reason="Wrong company.")
    assert usual_volume(next_quarter(world)) == {}


def test_it_takes_one_query(world: World) -> None:
    world.accepted(world.company)
    with CaptureQueriesContext(connection) as queries:
        usual_volume(world.quarter)
    assert len(queries) == 1
