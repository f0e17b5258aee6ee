"""Facts are the accepted numbers and no others, each in the coalitions that opening froze."""

from __future__ import annotations

import datetime
from operator import attrgetter

from django.db.models import Sum
from pytest_django import DjangoAssertNumQueries

from members.models import Coalition, MembershipSpell, Platform, PlatformType
from reports.actions import corrections, quarters, reviews
from reports.aggregate.facts import Fact, in_scope, sums
from reports.aggregate.listings import listings
from reports.calendar import QuarterKey
from reports.facts import accepted_facts
from reports.models import Count, Part, ReportingProfile, Submission
from tests import cast
from tests.cast import World

KEY = QuarterKey(2026, 3)
NEXT_NOW = datetime.datetime(2027, 1, 10, 12, tzinfo=datetime.UTC)


def total(facts: list[Fact], scope: str = "all") -> int | None:
    return listings(in_scope(facts, scope), attrgetter("quarter"))[KEY].total


def join_china(world: World, *platforms: Platform) -> None:
    """Aurora joins a second coalition, with some of its platforms, before the next quarter opens."""
    china = Coalition.objects.get(code="china")
    spell = MembershipSpell.objects.create(company=world.company, coalition=china, starts_on=datetime.date(2026, 10, 1))
    spell.platforms.set(platforms)


def next_round(world: World) -> Submission:
    """Aurora's submission of the quarter after."""
    quarter = quarters.plan(KEY.next(), by=world.administrator)
    quarters.open_quarter(quarter, by=world.administrator, now=NEXT_NOW)
    return Submission.objects.select_related("company", "quarter").get(company=world.company, quarter=quarter)


def test_a_total_is_the_sum_of_its_accepted_counts(world: World) -> None:
    for size, company in enumerate([world.company, world.rival, *world.holding], start=50):
        world.accepted(company, size=size)
    wildlife = Count.objects.filter(species_group__section__is_wildlife=True).exclude(measure__part=Part.NONE)
    assert total(accepted_facts()) == wildlife.aggregate(Sum("value"))["value__sum"] == 3 * (50 + 51 + 52 + 53 + 54)


def test_what_is_not_accepted_is_no_fact(world: World) -> None:
    cast.fill(world.submission, by=world.preparer, size=77)
    cast.sign(world.submission, by=world.signer)
    assert accepted_facts() == []


def test_a_newer_revision_counts_only_once_it_is_accepted(world: World) -> None:
    submission = world.accepted(world.company, size=100)
    corrections.ask(submission, by=world.signer, reason="Counted twice.")
    cast.fill(submission, by=world.preparer, size=40)
    cast.sign(submission, by=world.signer)
    assert total(accepted_facts()) == 300


def test_an_acceptance_that_is_taken_back_leaves_no_fact(world: World) -> None:
    submission = world.accepted(world.company)
    reviews.take_back(submission, by=world.analyst, reason="Wrong company.")
    assert accepted_facts() == []


def test_a_company_in_two_coalitions_counts_once_in_all(world: World) -> None:
    join_china(world)
    world.quarter = next_round(world).quarter
    world.accepted(world.company, size=100)
    by_scope = {scope: sums(in_scope(accepted_facts(), scope), attrgetter("measure")) for scope in ("all", "china")}
    assert by_scope["all"] == by_scope["china"]
    assert by_scope["all"]["blocked"] == 100


def test_a_platform_outside_a_coalition_is_not_in_its_scope(world: World) -> None:
    join_china(world, cast.add_platform(world.company, "aurora-video", kind="video-livestream"))
    profile = world.company.profiles.get()
    ReportingProfile.objects.filter(pk=profile.pk).update(boxes=profile.boxes | {"aurora-video": {}})
    world.quarter = next_round(world).quarter
    world.accepted(world.company)
    market = [fact for fact in accepted_facts() if fact.platform_type == "e-commerce"]
    assert {scope for fact in market for scope in fact.scopes} == {"global"}


def test_scopes_stay_as_opening_froze_them(world: World) -> None:
    world.accepted(world.company)
    MembershipSpell.objects.filter(company=world.company).update(coalition=Coalition.objects.get(code="china"))
    assert {fact.scopes for fact in accepted_facts()} == {frozenset({"global"})}


def test_the_platform_type_stays_as_opening_froze_it(world: World) -> None:
    world.accepted(world.company)
    Platform.objects.update(platform_type=PlatformType.objects.get(code="games"))
    assert {fact.platform_type for fact in accepted_facts()} == {"e-commerce", ""}


def test_company_counts_have_no_platform(world: World) -> None:
    world.accepted(world.company)
    [fact] = [fact for fact in accepted_facts() if fact.measure == "reports-received"]
    assert (fact.platform_type, fact.species_group, fact.value, fact.scopes) == ("", "", 7, frozenset({"global"}))


def test_tools_are_no_wildlife(world: World) -> None:
    world.accepted(world.company)
    assert [fact.value for fact in accepted_facts() if not fact.wildlife] == [3]


def test_facts_take_three_queries(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for company in [world.company, world.rival, *world.holding]:
        world.accepted(company)
    with django_assert_num_queries(3):
        accepted_facts()


def test_an_exempt_company_is_in_no_total(world: World) -> None:
    world.accepted(world.company)
    reviews.exempt(world.submission, by=world.administrator, reason="Merger under way")
    assert not accepted_facts()
