"""Sums over facts."""

from __future__ import annotations

from operator import attrgetter

from hypothesis import given

from reports.aggregate.facts import Fact, apart, contributions, in_scope, sums, wildlife_only
from tests.reports.aggregate.facts import fact, facts


def test_a_company_in_two_coalitions_is_in_all_once() -> None:
    held = [fact(scopes=frozenset({"global", "china"}))]
    totals = {scope: sums(in_scope(held, scope), attrgetter("quarter")) for scope in ("all", "global", "china")}
    assert [sum(found.values()) for found in totals.values()] == [10, 10, 10]


def test_a_scope_leaves_the_others_out() -> None:
    assert list(in_scope([fact()], "china")) == []


def test_zero_is_a_sum_and_nothing_is_not() -> None:
    assert sums([fact(value=0)], attrgetter("section")) == {"MAMMAL": 0}


def test_companies_of_one_holding_are_one_contributor() -> None:
    held = [fact(), fact(company="boreal-shop", value=5), fact(owner_group="corona", value=0)]
    assert contributions(held, attrgetter("section")) == {"MAMMAL": {"aurora": 15, "corona": 0}}


@given(facts)
def test_contributions_add_up_to_the_sum(held: list[Fact]) -> None:
    by_section = attrgetter("quarter", "section")
    added = {key: sum(groups.values()) for key, groups in contributions(held, by_section).items()}
    assert added == sums(held, by_section)


@given(facts)
def test_wildlife_and_the_rest_are_all_there_is(held: list[Fact]) -> None:
    assert len(list(wildlife_only(held))) + len(list(apart(held))) == len(held)
