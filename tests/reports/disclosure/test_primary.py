"""The rules on one cell.

Of the worked cases all of kind *primary* run here, and of the kinds *audit* and *solve* what they say about single
cells. The rest of those two kinds asks about tables with any margins, which only an exact solver can answer.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.primary import Policy, is_safe, release_policy, unsafe_rules, upper_protection
from tests.cases import disclosure_cases

RELEASE = release_policy(3, 10)
cells = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 200))


def policy_of(params: dict[str, Any]) -> Policy:
    exact = {name: Fraction(str(params[name])) for name in ("p", "q") if name in params}
    return Policy(
        contributors=params.get("min_contributors", 0),
        percent=exact.get("p"),
        prior=exact.get("q"),
        dominance=tuple((n, Fraction(str(k))) for n, k in params.get("nk", [])),
        zero_unsafe=params.get("zero_unsafe", True),
    )


def cells_of(case: dict[str, Any]) -> dict[str, dict[str, int]]:
    holdings, held = case.get("holdings", {}), defaultdict[str, dict[str, int]](dict)
    for row in case["contributions"]:
        group = holdings.get(row["who"], row["who"])
        held[row["cell"]][group] = held[row["cell"]].get(group, 0) + row["value"]
    return held


@pytest.mark.parametrize("case", disclosure_cases("primary"))
def test_each_worked_cell_fails_the_rules_it_must(case: dict[str, Any]) -> None:
    for variant in case["variants"]:
        policy = policy_of(variant["params"])
        assert unsafe_rules(variant["values"], policy) == variant["expect"]
        if "upl" in variant:
            assert upper_protection(variant["values"], policy) == variant["upl"]


TABLES = [case for kind in ("audit", "solve") for case in disclosure_cases(kind)]


@pytest.mark.parametrize("case", [case for case in TABLES if "primary" in case.values[0]["expect"]])
def test_each_cell_of_a_worked_table_fails_the_rules_it_must(case: dict[str, Any]) -> None:
    policy = policy_of(case["params"])
    found = {cell: unsafe_rules(groups, policy) for cell, groups in cells_of(case).items()}
    assert {cell: rules for cell, rules in found.items() if rules} == case["expect"]["primary"]


@pytest.mark.parametrize(("contributors", "percent"), [(2, 10), (3, 9)])
def test_no_release_goes_below_the_floors(contributors: int, percent: int) -> None:
    with pytest.raises(ValueError, match="at least"):
        release_policy(contributors, percent)


def test_two_colluders_see_more_than_one() -> None:
    cell = {"a": 100, "b": 50, "c": 50, "d": 9}
    assert is_safe(cell, Policy(percent=Fraction(10)))
    assert not is_safe(cell, Policy(percent=Fraction(10), colluders=2))


@given(st.lists(cells.filter(lambda cell: is_safe(cell, RELEASE)), min_size=2, max_size=4))
def test_a_sum_of_safe_cells_is_safe(safe: list[dict[str, int]]) -> None:
    groups = {group for cell in safe for group in cell}
    assert is_safe({group: sum(cell.get(group, 0) for cell in safe) for group in groups}, RELEASE)


@given(cells.filter(lambda cell: sum(cell.values()) > 0))
def test_no_contributor_estimates_another_of_a_safe_cell(cell: dict[str, int]) -> None:
    total, attackers = sum(cell.values()), cell | {"outsider": 0}
    spare = [
        Fraction(total - attackers[attacker] - cell[target], cell[target])
        for target in cell
        for attacker in attackers
        if attacker != target and cell[target]
    ]
    assert is_safe(cell, Policy(percent=Fraction(10))) == (min(spare) >= Fraction(10, 100))
