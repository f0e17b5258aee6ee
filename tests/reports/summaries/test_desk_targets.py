"""A target stands where the live numbers put it, or says why that cannot be computed."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import time_machine
from django.utils import timezone

from reports.aggregate.coverage import Coverage
from reports.calendar import QuarterKey
from reports.facts import accepted_facts
from reports.models import Target, TargetVersion
from reports.summaries.desk_rounds import rounds
from reports.summaries.desk_targets import line, settled_quarter, standings
from reports.summaries.standings import standing_of
from reports.summaries.words import TargetWords
from tests.cast import World

KEY = QuarterKey(2026, 3)


def target(**terms: Any) -> TargetVersion:
    """95 % of members reporting, unless the terms say otherwise."""
    usual: dict[str, Any] = {
        "names": {"en": "Members report"},
        "indicator": "reporting",
        "unit": "percent",
        "is_level": True,
        "value": 95,
        "due_on": datetime.date(2027, 12, 31),
        "direction": "up",
    }
    return TargetVersion.objects.create(target=Target.objects.create(slug="goal"), number=1, **usual | terms)


def told() -> TargetWords:
    [standing] = standings(accepted_facts(), rounds, KEY)
    return line(standing).words


def test_a_share_of_members_is_read_from_the_round(world: World, clock: time_machine.Traveller) -> None:
    target()
    world.accepted(world.company)
    clock.move_to(world.quarter.due_at)
    [standing] = standings(accepted_facts(), rounds, KEY)
    assert standing.now == 20
    assert line(standing).words["status"] == "not_achieved"


def test_a_signature_before_the_due_instant_is_on_time(world: World, clock: time_machine.Traveller) -> None:
    target(indicator="on-time", value=20)
    world.accepted(world.company)
    clock.move_to(world.quarter.due_at)
    assert told()["status"] == "achieved"


def test_a_share_of_what_is_due_is_no_share_before_anything_is(world: World, clock: time_machine.Traveller) -> None:
    target()
    world.accepted(world.company)
    clock.move_to(world.quarter.due_at - datetime.timedelta(seconds=1))
    [standing] = standings(accepted_facts(), rounds, KEY)
    assert standing.now is None


def test_a_count_is_the_total_of_the_quarter(world: World) -> None:
    target(indicator="listings", unit="listings", is_level=False, value=1000, direction="")
    world.accepted(world.company, size=100)
    [standing] = standings(accepted_facts(), rounds, KEY)
    assert standing.now == Fraction(300)


def test_a_count_without_a_direction_has_no_pace(world: World) -> None:
    target(indicator="listings", unit="listings", is_level=False, value=1000, direction="")
    world.accepted(world.company)
    assert (told()["status"], told()["reason"][:22]) == ("not_computed", "No direction was set: ")


def test_an_outcome_without_a_baseline_says_so(world: World) -> None:
    target(indicator="trafficking", is_level=False, value=80, direction="down")
    assert told()["status"] == "not_computed"
    assert "No baseline was established" in told()["reason"]


def test_a_pace_ratio_can_be_computed_again(world: World) -> None:
    world.accepted(world.company, size=100)
    terms = {"baseline": 200, "baseline_quarter": "2026-Q1", "value": 900}
    version = target(indicator="listings", unit="listings", is_level=False, **terms, reason={"en": "Detection grows."})
    full = Coverage(5, 5)
    standing = standing_of(version, now=Fraction(300), quarter=KEY, covered=full, quarters_with_data=4)
    assert line(standing).formula == "((300 − 200) ÷ 2) ÷ ((900 − 200) ÷ 7) = 0.50"


def test_targets_are_looked_at_in_the_newest_quarter_that_is_due(world: World, clock: time_machine.Traveller) -> None:
    assert settled_quarter(timezone.now()) == KEY
    clock.move_to(world.quarter.due_at)
    assert settled_quarter(timezone.now()) == KEY
