"""What goes wrong with companies in the middle of a round, each with its clear answer."""

from __future__ import annotations

import datetime

import pytest

from members.actions import memberships, mergers, ownerships, platforms
from members.errors import Invalid
from members.models import Coalition, Company, OwnerGroup, Platform
from reports.actions import quarters, submissions
from reports.actions.frozen_sets import frozen_of
from reports.errors import WrongState
from reports.models import Quarter, State, Submission
from reports.summaries import member
from reports.wording.member import held_by
from tests import cast

NEXT = cast.QUARTER.next()
MIDDLE = datetime.date(2026, 11, 16)
BEFORE = MIDDLE - datetime.timedelta(days=1)
AFTER = datetime.datetime(2027, 1, 5, tzinfo=datetime.UTC)


@pytest.fixture
def admin(world):
    """What every change is made with."""
    return {"by": world.administrator, "reason": "R", "frozen": frozen_of}


def open_next(world):
    quarter = quarters.plan(NEXT, by=world.administrator)
    quarters.open_quarter(quarter, by=world.administrator, now=AFTER)
    return {s.company.slug: s for s in Submission.objects.filter(quarter=quarter).select_related("company", "quarter")}


def rows_of(submission):
    rows = submission.platform_rows.values_list("platform__slug", "starts_on", "ends_on")
    return [(slug, first.isoformat(), last.isoformat()) for slug, first, last in rows]


def test_a_company_without_a_signer_is_expected_and_told_whom_to_write_to(world):
    world.company.people.filter(role="signer").delete()
    expected = open_next(world)["aurora"]
    cast.fill(expected, by=world.preparer)
    submissions.send_to_sign(expected, by=world.preparer)
    assert "Please write to the secretariat" in held_by(expected.state, member.holders(expected))


def test_who_leaves_in_mid_quarter_finishes_the_quarter_before(world, admin):
    memberships.leave(world.company, Coalition.objects.get(code="global"), last_day=MIDDLE, **admin)
    assert "aurora" not in open_next(world)
    cast.fill(world.submission, by=world.signer)
    cast.sign(world.submission, by=world.signer)
    assert world.submission.state == State.SUBMITTED


def test_an_owner_that_changes_in_mid_quarter_is_read_at_its_end_and_stays(world, admin):
    delta = OwnerGroup.objects.get(slug="delta-holding")
    ownerships.change(world.company, delta, starts_on=MIDDLE, **admin)
    expected = open_next(world)["aurora"]
    assert (expected.owner_group, world.submission.owner_group.slug) == (delta, "aurora")
    later = datetime.date(2027, 1, 2)
    ownerships.change(world.company, None, starts_on=later, **admin)
    expected.refresh_from_db()
    assert expected.owner_group == delta


def test_a_platform_that_moves_in_mid_quarter_is_expected_from_both_for_their_days(world, admin):
    market = Platform.objects.get(slug="aurora-market")
    platforms.move(world.company, market, to=world.rival, starts_on=MIDDLE, counts_in=None, **admin)
    expected = open_next(world)
    assert rows_of(expected["aurora"]) == [("aurora-market", "2026-10-01", "2026-11-15")]
    assert ("aurora-market", "2026-11-16", "2026-12-31") in rows_of(expected["borealis"])


def test_a_platform_that_moves_to_a_membership_that_names_it_counts_there(world, admin):
    video = cast.add_platform(world.rival, "borealis-video")
    china = Coalition.objects.get(code="china")
    memberships.join(world.rival, china, starts_on=datetime.date(2026, 10, 1), platforms=[video], **admin)
    market = Platform.objects.get(slug="aurora-market")
    platforms.move(world.company, market, to=world.rival, starts_on=MIDDLE, counts_in=["china"], **admin)
    rows = open_next(world)["borealis"].platform_rows.filter(coalition=china)
    assert set(rows.values_list("platform__slug", flat=True)) == {"aurora-market", "borealis-video"}


def test_a_quarter_is_opened_once(world):
    open_next(world)
    with pytest.raises(WrongState, match="Q4 2026 is open already"):
        quarters.open_quarter(Quarter.objects.get(code="2026-Q4"), by=world.administrator)


def test_a_merger_leaves_an_open_return_with_the_company_that_was_asked(world, admin):
    cast.fill(world.submission, by=world.preparer)
    mergers.merge(world.company, into=world.rival, last_day=BEFORE, counts_in=None, **admin)
    cast.sign(world.submission, by=world.signer)
    expected = open_next(world)
    assert world.submission.state == State.SUBMITTED
    assert "aurora" not in expected
    assert ("aurora-market", "2026-11-16", "2026-12-31") in rows_of(expected["borealis"])


def test_nothing_changes_before_the_last_day_that_an_opened_quarter_froze(world, admin):
    market = Platform.objects.get(slug="aurora-market")
    day = datetime.date(2026, 9, 30)
    with pytest.raises(Invalid, match="A change can hold from 1 October 2026"):
        platforms.move(world.company, market, to=world.rival, starts_on=day, counts_in=None, **admin)


def test_a_company_that_was_never_asked_may_join_in_the_past(world, admin):
    made = Company.objects.create(slug="late", name="Late")
    joined = datetime.date(2026, 8, 1)
    assert memberships.join(made, Coalition.objects.get(code="global"), starts_on=joined, **admin).pk


def test_the_frozen_set_of_the_open_quarter_stays_whatever_changes(world, admin):
    before = rows_of(world.submission)
    market = Platform.objects.get(slug="aurora-market")
    platforms.retire(world.company, market, last_day=datetime.date(2026, 9, 30), **admin)
    assert rows_of(world.submission) == before
