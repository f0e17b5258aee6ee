"""Choices as values: how two differ, what that breaks, and what past answers propose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.parts import TOTAL
from reports.rules.cells import Box
from reports.tracking import Choice, Touched, difference, proposed

GROUPS = [TOTAL, "PANGOLIN", "TIGER"]
MEASURES = {"removed-own": GROUPS, "blocked": GROUPS, "attempts-refused": [TOTAL]}
EVERY = Choice({"shop": MEASURES, "video": MEASURES}, ["restored", "referrals"])
BLOCKED = {"blocked"}

choices = st.builds(
    lambda boxes, company: proposed([*boxes, *company], EVERY),
    st.sets(st.sampled_from([box for box in EVERY.profile if box.platform])),
    st.sets(st.sampled_from([box for box in EVERY.profile if not box.platform])),
)


def counting(**ways: str) -> Choice:
    return Choice({"shop": MEASURES}, [], {"shop": ways})


def test_the_proposal_is_what_was_answered() -> None:
    found = proposed([Box("shop", "blocked", "TIGER"), Box(None, "restored", None)], EVERY)
    assert found.boxes["shop"] == {"blocked": [TOTAL, "TIGER"]}
    assert found.company_measures == ["restored"]


def test_a_platform_without_answers_tracks_everything() -> None:
    assert proposed([Box("shop", "blocked", TOTAL)], EVERY).boxes["video"] == MEASURES


def test_what_is_no_longer_in_force_is_not_proposed() -> None:
    found = proposed([Box("shop", "blocked", "DODO"), Box("closed", "blocked", TOTAL)], EVERY)
    assert found.boxes["shop"] == {"blocked": [TOTAL]}
    assert "closed" not in found.boxes


@given(st.sets(st.sampled_from(EVERY.profile)))
def test_a_proposal_holds_every_answer_and_each_total(answered: set[Box]) -> None:
    found = proposed(answered, EVERY)
    assert answered <= set(found.profile) <= set(EVERY.profile)
    assert all(TOTAL in groups for measures in found.boxes.values() for groups in measures.values())


@given(choices)
def test_proposing_from_a_full_answer_changes_nothing(choice: Choice) -> None:
    assert not difference(choice, proposed(choice.profile, EVERY))


@given(choices, choices)
def test_a_difference_leads_from_one_choice_to_the_other(before: Choice, after: Choice) -> None:
    found = difference(before, after)
    assert (set(before.profile) - set(found.removed)) | set(found.added) == set(after.profile)
    assert bool(found) == (before.fingerprint != after.fingerprint)


def test_groups_alone_break_no_series() -> None:
    before, after = Choice({"shop": {"blocked": GROUPS}}, []), Choice({"shop": {"blocked": [TOTAL]}}, [])
    assert difference(before, after).touched(BLOCKED) is None


def test_another_measure_breaks_that_series_on_its_platform() -> None:
    before = Choice({"shop": {"blocked": GROUPS}}, [])
    found = difference(before, Choice({"shop": {"blocked": GROUPS, "removed-own": GROUPS}}, [])).touched(BLOCKED)
    assert found == Touched(frozenset({"removed-own"}), frozenset({"shop"}), is_recounted=False)


def test_counting_blocked_items_otherwise_breaks_what_is_blocked() -> None:
    found = difference(counting(blocked="attempts"), counting(blocked="distinct")).touched(BLOCKED)
    assert found == Touched(frozenset({"blocked"}), frozenset({"shop"}), is_recounted=True)


def test_another_time_zone_breaks_every_series_of_the_platform() -> None:
    found = difference(counting(time_zone="UTC"), counting(time_zone="Asia/Tokyo")).touched(BLOCKED)
    assert found == Touched(frozenset(), frozenset({"shop"}), is_recounted=True)


@pytest.mark.parametrize("way", [{"blocked": "distinct"}, {"time_zone": "UTC"}])
def test_saying_it_for_the_first_time_breaks_nothing(way: dict[str, str]) -> None:
    assert difference(counting(), counting(**way)).touched(BLOCKED) is None
