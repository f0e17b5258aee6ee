"""A target changes by a new version, and only to terms that make sense."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from members.models import Event
from reports.actions.targets import Terms, set_version
from reports.errors import Invalid, NotAllowed, Stale
from reports.models import Target, TargetVersion
from tests.cast import World

USUAL: dict[str, Any] = {"names": {"en": "A third more"}, "value": 400, "due_on": datetime.date(2027, 12, 31)}
BASELINE = {"baseline": 300, "baseline_quarter": "2026-Q1", "baseline_source": {"en": "Release 2026-Q1.1"}}


@pytest.fixture
def target(world: World) -> Target:
    """A target on a count, in its first version."""
    made = Target.objects.create(slug="listings")
    TargetVersion.objects.create(target=made, number=1, indicator="listings", unit="listings", **USUAL)
    return made


def change(target: Target, world: World, after: int = 1, **terms: Any) -> TargetVersion:
    return set_version(target, by=world.administrator, terms=Terms(**USUAL | terms), after=after)


def test_the_version_before_stays(target: Target, world: World) -> None:
    made = change(target, world, value=500)
    assert (made.number, made.indicator, made.made_by) == (2, "listings", world.administrator)
    assert list(target.versions.values_list("value", flat=True)) == [400, 500]
    assert Event.objects.about(target).get().verb == "target_changed"


def test_the_same_terms_make_no_version(target: Target, world: World) -> None:
    assert change(target, world).number == 1
    assert not Event.objects.about(target).exists()


def test_a_version_that_was_not_read_is_not_replaced(target: Target, world: World) -> None:
    change(target, world, value=500)
    with pytest.raises(Stale):
        change(target, world, value=600)


def test_only_an_administrator_changes_it(target: Target, world: World) -> None:
    with pytest.raises(NotAllowed):
        set_version(target, by=world.analyst, terms=Terms(**USUAL), after=1)


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"names": {"en": " "}}, "empty_name"),
        ({"direction": "up"}, "no_reason"),
        ({"direction": "up", "reason": {"zh-hans": "原因"}}, "no_reason"),
        (BASELINE | {"baseline_quarter": ""}, "bad_quarter"),
        (BASELINE | {"baseline_quarter": "2026-Q5"}, "bad_quarter"),
        (BASELINE | {"baseline_source": {}}, "no_source"),
        ({"baseline_quarter": "2026-Q1"}, "no_baseline"),
    ],
)
def test_terms_without_their_ground_are_refused(target: Target, world: World, terms: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        change(target, world, **terms)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_direction_with_its_reason_and_a_baseline_with_its_source_are_taken(target: Target, world: World) -> None:
    made = change(target, world, direction="up", reason={"en": "Detection is rolled out."}, **BASELINE)
    assert (made.direction, made.baseline) == ("up", 300)
