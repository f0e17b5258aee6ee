from __future__ import annotations

import datetime

import pytest
from django.core import mail

from members.models import Coalition, Company, MembershipSpell, OwnerGroup, PlatformSpell
from reports.actions import quarters
from reports.calendar import QuarterKey
from reports.errors import NotAllowed, WrongState
from reports.models import Quarter, Submission
from tests import cast

NEXT = QuarterKey(2026, 4)
AFTER = datetime.datetime(2027, 1, 5, tzinfo=datetime.UTC)


@pytest.fixture
def planned(world):
    return quarters.plan(NEXT, by=world.administrator)


def open_next(planned):
    quarters.open_quarter(planned, by=None, now=AFTER)
    return {s.company.slug: s for s in Submission.objects.filter(quarter=planned).select_related("company")}


def rows_of(submission):
    rows = submission.platform_rows.values_list("platform__slug", "coalition__code", "starts_on", "ends_on")
    return [(p, c, s.isoformat(), e.isoformat()) for p, c, s, e in rows]


def test_planning_gives_the_four_instants_at_ends_of_days(planned):
    assert planned.opens_at == datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
    assert planned.due_at == datetime.datetime(2027, 2, 1, tzinfo=datetime.UTC)


def test_planning_again_changes_nothing(world, planned):
    Quarter.objects.filter(pk=planned.pk).update(due_at=planned.due_at - datetime.timedelta(days=1))
    again = quarters.plan(NEXT, by=world.administrator)
    assert again.due_at < planned.due_at


def test_instants_follow_the_reporting_time_zone(world, settings):
    settings.REPORTING_TIME_ZONE = "Asia/Shanghai"
    quarter = quarters.plan(NEXT, by=None)
    assert quarter.opens_at == datetime.datetime(2026, 12, 31, 16, tzinfo=datetime.UTC)


def test_only_an_administrator_plans(world):
    with pytest.raises(NotAllowed):
        quarters.plan(NEXT, by=world.analyst)


def test_a_quarter_opens_once(planned):
    open_next(planned)
    with pytest.raises(WrongState):
        quarters.open_quarter(planned, by=None, now=AFTER)


def test_a_quarter_does_not_open_before_it_has_ended(planned):
    with pytest.raises(WrongState):
        quarters.open_quarter(planned, by=None, now=planned.opens_at - datetime.timedelta(seconds=1))


def test_opening_expects_every_member_once(world, planned):
    assert set(open_next(planned)) == {"aurora", "borealis", "delta-1", "delta-2", "delta-3"}


def test_who_left_before_the_last_day_is_not_expected(world, planned):
    world.rival.spells.update(ends_on=NEXT.last_day - datetime.timedelta(days=1))
    assert "borealis" not in open_next(planned)


def test_who_leaves_on_the_last_day_is_expected(world, planned):
    world.rival.spells.update(ends_on=NEXT.last_day)
    assert "borealis" in open_next(planned)


def test_who_joined_in_mid_quarter_is_expected(world, planned):
    world.rival.spells.update(starts_on=datetime.date(2026, 11, 15))
    assert "borealis" in open_next(planned)


def test_the_owner_group_is_read_on_the_last_day(world, planned):
    other = OwnerGroup.objects.create(slug="omega", name="Omega")
    world.rival.ownerships.update(ends_on=datetime.date(2026, 11, 30))
    world.rival.ownerships.create(owner_group=other, starts_on=datetime.date(2026, 12, 1))
    assert open_next(planned)["borealis"].owner_group == other


def test_a_company_without_owner_group_is_its_own(world, planned):
    world.rival.ownerships.all().delete()
    assert open_next(planned)["borealis"].owner_group.slug == "borealis"


def test_a_platform_that_moved_is_expected_from_both_for_their_days(world, planned):
    spell = PlatformSpell.objects.get(platform__slug="borealis-market")
    PlatformSpell.objects.filter(pk=spell.pk).update(ends_on=datetime.date(2026, 11, 10))
    PlatformSpell.objects.create(platform=spell.platform, company=world.company, starts_on=datetime.date(2026, 11, 11))
    opened = open_next(planned)
    assert rows_of(opened["borealis"]) == [("borealis-market", "global", "2026-10-01", "2026-11-10")]
    assert ("borealis-market", "global", "2026-11-11", "2026-12-31") in rows_of(opened["aurora"])


def test_a_platform_that_came_back_within_the_quarter_is_expected_once(world, planned):
    spell = PlatformSpell.objects.get(platform__slug="borealis-market")
    PlatformSpell.objects.filter(pk=spell.pk).update(ends_on=datetime.date(2026, 11, 10))
    PlatformSpell.objects.create(platform=spell.platform, company=world.rival, starts_on=datetime.date(2026, 12, 1))
    assert rows_of(open_next(planned)["borealis"]) == [("borealis-market", "global", "2026-10-01", "2026-12-31")]


def test_a_platform_that_was_sold_earlier_is_not_expected(world, planned):
    PlatformSpell.objects.filter(company=world.rival).update(ends_on=datetime.date(2026, 9, 30))
    assert rows_of(open_next(planned)["borealis"]) == []


def test_a_spell_that_names_platforms_covers_those_alone(world, planned):
    second = cast.add_platform(world.company, "aurora-video", kind="social-media")
    china = MembershipSpell.objects.create(
        company=world.company, coalition=Coalition.objects.get(code="china"), starts_on=datetime.date(2020, 1, 1)
    )
    china.platforms.add(second)
    opened = open_next(planned)["aurora"]
    assert {(platform, coalition) for platform, coalition, _s, _e in rows_of(opened)} == {
        ("aurora-market", "global"),
        ("aurora-video", "global"),
        ("aurora-video", "china"),
    }
    assert set(opened.coalitions.values_list("code", flat=True)) == {"global", "china"}


def test_a_company_that_joins_later_changes_no_open_quarter(world):
    newcomer = Company.objects.create(slug="late", name="Late")
    MembershipSpell.objects.create(
        company=newcomer, coalition=Coalition.objects.get(code="global"), starts_on=datetime.date(2020, 1, 1)
    )
    assert not Submission.objects.filter(company=newcomer).exists()


def test_opening_invites_preparers_and_signers(world, planned, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        open_next(planned)
    assert sorted(m.to[0] for m in mail.outbox if "aurora" in m.to[0]) == [
        "preparer@aurora.example",
        "signer@aurora.example",
    ]
