"""Platforms that begin, end, and go to another company."""

from __future__ import annotations

import datetime

import pytest

from members.actions import memberships, platforms
from members.errors import Invalid, NotAllowed
from members.models import Coalition, Event, Platform, PlatformType
from tests import cast
from tests.members.test_memberships import DAY, fixed, nothing

BEFORE = DAY - datetime.timedelta(days=1)


def given(world, **changes):
    return {"by": world.administrator, "reason": "R", "frozen": nothing} | changes


def add(world, name="Aurora Video", **changes):
    new = platforms.NewPlatform(name, PlatformType.objects.get(code="social-media"))
    own = given(world, starts_on=DAY, counts_in=None) | changes
    return platforms.add(world.company, new, **own)


def move(world, **changes):
    market = Platform.objects.get(slug="aurora-market")
    own = given(world, to=world.rival, starts_on=DAY, counts_in=None) | changes
    platforms.move(world.company, market, **own)


def tenures(platform):
    return [(s.company.slug, s.starts_on, s.ends_on) for s in platform.spells.order_by("starts_on")]


@pytest.fixture
def naming(world):
    """The rival is in the China coalition with one platform that it names."""
    video = cast.add_platform(world.rival, "borealis-video")
    since = {"starts_on": datetime.date(2026, 1, 1), "platforms": [video]}
    memberships.join(world.rival, Coalition.objects.get(code="china"), **given(world, **since))
    return world


def named(company):
    return [sorted(p.slug for p in s.platforms.all()) for s in company.spells.filter(coalition__code="china")]


def test_a_new_platform_is_run_from_its_day(world):
    assert tenures(add(world)) == [("aurora", DAY, None)]


def test_its_short_name_is_made_and_free(world):
    assert [add(world).slug, add(world).slug, add(world, "长石商城").slug] == [
        "aurora-video",
        "aurora-video-2",
        "aurora-platform",
    ]


def test_a_platform_of_anothers_name_is_looked_at_first(world):
    with pytest.raises(Invalid) as refused:
        add(world, "BOREALIS market")
    assert (refused.value.code, refused.value.problems[0].pointer) == ("looks_alike", "borealis")
    assert add(world, "BOREALIS market", despite=["borealis:platform"]).pk


@pytest.mark.parametrize("name", [" ", "x" * 201])
def test_a_platform_needs_a_name_that_fits(world, name):
    with pytest.raises(Invalid, match="needs a name"):
        add(world, name)


def test_a_platform_ends_on_its_last_day(world):
    market = Platform.objects.get(slug="aurora-market")
    platforms.retire(world.company, market, **given(world, last_day=DAY))
    assert tenures(market) == [("aurora", datetime.date(2020, 1, 1), DAY)]


@pytest.mark.parametrize(("day", "words"), [(datetime.date(2019, 1, 1), "did not run"), (DAY, "does not run")])
def test_a_platform_ends_once_and_after_it_began(world, day, words):
    market = Platform.objects.get(slug="aurora-market")
    if day == DAY:
        platforms.retire(world.company, market, **given(world, last_day=DAY))
    with pytest.raises(Invalid, match=words):
        platforms.retire(world.company, market, **given(world, last_day=day))


def test_a_moved_platform_has_two_tenures_without_a_gap(world):
    move(world)
    market = Platform.objects.get(slug="aurora-market")
    assert tenures(market) == [("aurora", datetime.date(2020, 1, 1), BEFORE), ("borealis", DAY, None)]


def test_both_companies_tell_of_it(world):
    move(world)
    assert Event.objects.about(world.company).get().details["to"] == "borealis"
    assert Event.objects.about(world.rival).get().details["former"] == "aurora"


def test_a_membership_that_names_platforms_has_to_be_asked(naming):
    with pytest.raises(Invalid, match="Say where these platforms count") as refused:
        move(naming)
    assert refused.value.code == "say_where_it_counts"


def test_it_counts_where_it_was_said_from_that_day_on(naming):
    move(naming, counts_in=["china"])
    assert named(naming.rival) == [["borealis-video"], ["aurora-market", "borealis-video"]]


def test_it_may_count_nowhere_else(naming):
    move(naming, counts_in=[])
    assert named(naming.rival) == [["borealis-video"]]


def test_it_cannot_count_where_the_company_is_not(world):
    with pytest.raises(Invalid, match="is not in that coalition"):
        move(world, counts_in=["china"])


def test_neither_company_may_have_the_day_fixed(world):
    def rivals(company):
        return fixed(company) if company == world.rival else None

    with pytest.raises(Invalid, match="Fixed up to then"):
        move(world, starts_on=datetime.date(2026, 9, 30), frozen=rivals)


def test_a_platform_does_not_move_to_its_own_company(world):
    with pytest.raises(Invalid, match="another company"):
        move(world, to=world.company)


def test_only_an_administrator_moves_platforms(world):
    with pytest.raises(NotAllowed):
        move(world, by=world.analyst)
