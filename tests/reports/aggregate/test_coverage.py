"""Coverage, timeliness and panels."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reports.aggregate.coverage import Coverage, by_now, coverage, over_quarters, same_members
from tests.reports.aggregate.facts import QUARTER

companies = st.sets(st.sampled_from("abcdef"))


def test_coverage_is_n_of_m() -> None:
    assert coverage({"a", "b"}, {"a", "b", "c"}) == Coverage(2, 3)


def test_exempt_companies_are_in_neither_number() -> None:
    assert coverage({"a", "b"}, {"a", "b", "c"}, exempt={"b"}) == Coverage(1, 2)


def test_nothing_expected_has_no_share() -> None:
    assert coverage({"a"}, set()).share is None


def test_several_quarters_count_returns() -> None:
    found = over_quarters([Coverage(30, 33), Coverage(31, 33)])
    assert (found, found.share, found.is_complete) == (Coverage(61, 66), Fraction(61, 66), False)


def test_same_members_reported_in_every_quarter() -> None:
    assert same_members({QUARTER: {"a", "b"}, QUARTER.next(): {"b", "c"}}) == {"b"}
    assert same_members({}) == frozenset()


def test_what_is_not_due_is_not_expected_by_now() -> None:
    assert by_now({"a", "b"}, {"a", "b", "c", "d"}, exempt={"d"}, due={"a", "c", "d"}) == Coverage(1, 2)


@given(companies, companies, companies, companies)
def test_no_share_passes_one(received: set[str], expected: set[str], exempt: set[str], due: set[str]) -> None:
    for found in (coverage(received, expected, exempt), by_now(received, expected, exempt, due)):
        assert found.share is None or 0 <= found.share <= 1
