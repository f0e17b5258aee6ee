"""Adding one company to the expected set of a quarter that has opened."""

from __future__ import annotations

import datetime

import pytest

from members.models import Coalition, Company, Event, MembershipSpell
from reports.actions import quarters, releases
from reports.errors import Invalid, NotAllowed, WrongState
from reports.models import DisclosurePolicy, Submission
from tests import cast

LATE = cast.NOW + datetime.timedelta(days=40)


@pytest.fixture
def forgotten(world):
    """A member since August that was entered after the quarter had opened."""
    made = Company.objects.create(slug="forgotten", name="Forgotten")
    cast.add_platform(made, "forgotten-market", since="2026-08-01")
    joined = {"coalition": Coalition.objects.get(code="global"), "starts_on": datetime.date(2026, 8, 1)}
    MembershipSpell.objects.create(company=made, **joined)
    return made


def expect(world, company, **changes):
    given = {"reason": "Forgotten when it joined", "by": world.administrator} | changes
    return quarters.expect(company, world.quarter, **given)


def test_a_forgotten_company_is_expected_with_its_days(world, forgotten):
    submission = expect(world, forgotten)
    row = submission.platform_rows.get()
    assert (row.platform.slug, row.starts_on) == ("forgotten-market", datetime.date(2026, 8, 1))
    assert Event.objects.about(submission).get().note == "Forgotten when it joined"


def test_before_the_due_date_it_has_the_dates_of_the_round(world, forgotten):
    assert expect(world, forgotten).due_at == world.quarter.due_at


def test_after_the_due_date_it_has_the_usual_days_from_today(world, forgotten):
    submission = expect(world, forgotten, now=LATE)
    assert submission.due_at == quarters.end_of(LATE.date() + datetime.timedelta(days=quarters.DUE_DAYS))


def test_who_is_expected_already_is_not_added(world):
    with pytest.raises(WrongState, match="expected for Q3 2026 already"):
        expect(world, world.company)


def test_who_is_exempt_is_pointed_to_its_exemption(world):
    stamps = {"exempt_at": cast.NOW, "exempt_by": world.administrator, "exempt_reason": "R"}
    Submission.objects.filter(company=world.company).update(**stamps)
    with pytest.raises(WrongState, match="End the exemption"):
        expect(world, world.company)


def test_who_was_no_member_is_not_added(world, forgotten):
    forgotten.spells.update(ends_on=datetime.date(2026, 9, 29))
    with pytest.raises(Invalid, match="was no member at the end of Q3 2026"):
        expect(world, forgotten)


def test_who_held_no_platform_is_not_added(world, forgotten):
    forgotten.platform_spells.all().delete()
    with pytest.raises(Invalid, match="held no platform"):
        expect(world, forgotten)


def test_a_quarter_in_a_release_expects_nobody_else(world, forgotten):
    world.accepted(world.company)
    DisclosurePolicy.objects.create(version=1, minimum_contributors=5, p=10)
    releases.freeze(world.quarter, by=world.analyst)
    with pytest.raises(WrongState, match="part of a release"):
        expect(world, forgotten)


def test_a_planned_quarter_expects_nobody_yet(world, forgotten):
    world.quarter = quarters.plan(cast.QUARTER.next(), by=world.administrator)
    with pytest.raises(WrongState, match="is not open"):
        expect(world, forgotten)


@pytest.mark.parametrize("who", ["analyst", "publisher", "signer"])
def test_only_an_administrator_adds(world, forgotten, who):
    with pytest.raises(NotAllowed):
        expect(world, forgotten, by=getattr(world, who))


def test_adding_asks_for_a_reason(world, forgotten):
    with pytest.raises(Invalid):
        expect(world, forgotten, reason=" ")
