"""The invented companies: as many and as various as the demonstration promises."""

from __future__ import annotations

from collections import Counter, defaultdict

from reports.data import documents_of, rows_of
from reports.demonstration.cast import Habit, companies
from reports.demonstration.load import COMPANIES

CAST = companies(COMPANIES)
PLATFORMS = [platform for company in CAST for platform in company.platforms]


def test_there_are_42_companies_with_55_platforms() -> None:
    assert (len(CAST), len(PLATFORMS)) == (42, 55)


def test_every_platform_type_occurs() -> None:
    assert {p.type_code for p in PLATFORMS} == {row["code"] for row in documents_of("platform_types.json")}


def test_a_holding_owns_three_companies() -> None:
    assert Counter(company.owner_group for company in CAST).most_common(1) == [("tarn-holding", 3)]


def test_one_member_of_both_coalitions_has_a_platform_in_only_one() -> None:
    both = [company for company in CAST if len(company.coalitions) == 2]
    assert any(len(p.coalitions) == 1 for company in both for p in company.platforms)


def test_removed_or_blocked_is_used_by_six_owner_groups_of_balanced_size() -> None:
    users = [company for company in CAST if company.habit == Habit.NOT_SEPARATED]
    assert len({company.owner_group for company in users}) >= 6
    assert max(c.weight for c in users) < 1.5 * min(c.weight for c in users)


def test_one_company_dominates_a_platform_type() -> None:
    weights = defaultdict(list)
    for platform in PLATFORMS:
        weights[platform.type_code].append(platform.weight)
    assert any(max(sizes) > 0.9 * sum(sizes) for sizes in weights.values())


def test_no_company_has_the_name_of_one_in_the_published_history() -> None:
    published = {row["scope"].partition(":")[2].lower() for row in rows_of("coalition_milestones.csv")} - {""}
    names = {word.lower() for company in CAST for word in [company.name, *company.name.split()]}
    assert not names & published


def test_a_larger_demonstration_repeats_the_cast_under_other_names() -> None:
    assert len({company.slug for company in companies(100)}) == 100
