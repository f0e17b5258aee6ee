"""A company that becomes part of another."""

from __future__ import annotations

import datetime

import pytest

from members.actions import invitations, memberships, mergers, ownerships, platforms, rhythms, tokens
from members.errors import Invalid
from members.models import Coalition, Company, CompanyRole, Event, Invitation, Platform, Token
from tests.members.test_memberships import DAY, fixed, nothing

AFTER = DAY + datetime.timedelta(days=1)


def merge(world, **changes):
    given = {"into": world.rival, "last_day": DAY, "counts_in": None, "by": world.administrator, "reason": "Bought"}
    mergers.merge(world.company, **(given | {"frozen": nothing} | changes))


def test_everything_it_held_is_closed_on_its_last_day(world):
    merge(world)
    own = world.company
    held = [*own.spells.all(), *own.ownerships.all(), *own.platform_spells.all()]
    assert {row.ends_on for row in held} == {DAY}


def test_its_platforms_go_on_at_the_other_company(world):
    merge(world)
    assert world.rival.platform_spells.get(platform__slug="aurora-market").starts_on == AFTER


def test_it_keeps_its_row_and_knows_where_it_went(world):
    merge(world)
    kept = Company.objects.get(slug="aurora")
    assert (kept.merged_into, kept.merged_on) == (world.rival, DAY)
    assert Event.objects.about(world.rival).last().details == {"former": "aurora", "day": "2027-02-01"}


def test_its_people_get_their_role_at_the_other_company_too(world):
    merge(world)
    assert CompanyRole.objects.get(user=world.viewer, company=world.rival).role == "viewer"
    assert CompanyRole.objects.filter(user=world.viewer, company=world.company).exists()


def test_who_has_a_role_there_keeps_it(world):
    CompanyRole.objects.create(user=world.viewer, company=world.rival, role="preparer")
    merge(world)
    assert CompanyRole.objects.get(user=world.viewer, company=world.rival).role == "preparer"


def invite(world, company):
    return invitations.invite("new@aurora.example", company=company, role="viewer", by=world.administrator)


def test_invitations_to_it_are_revoked_and_those_to_the_other_wait(world):
    own, other = invite(world, world.company), invite(world, world.rival)
    merge(world)
    assert Invitation.objects.waiting().get() == other
    assert [act.verb for act in Event.objects.about(own)] == ["invited", "invitation_revoked"]


def test_nobody_is_invited_to_a_company_that_is_gone(world):
    merge(world)
    with pytest.raises(Invalid, match="has become part of Borealis"):
        invite(world, world.company)


def test_a_token_goes_on_filling_in_the_open_returns(world):
    token, _secret = tokens.create(world.company, by=world.signer, name="Feed", scopes=["returns:write"], days=9)
    merge(world)
    assert Token.objects.get(pk=token.pk).is_usable


def test_an_open_return_stays_with_the_company_that_was_asked(world):
    merge(world)
    assert world.submission.company == world.company


def test_a_platform_that_would_have_ended_ends_there(world):
    market = Platform.objects.get(slug="aurora-market")
    until = {"last_day": AFTER, "by": world.administrator, "reason": "R", "frozen": nothing}
    platforms.retire(world.company, market, **until)
    merge(world)
    assert [(s.company.slug, s.ends_on) for s in market.spells.order_by("starts_on")] == [
        ("aurora", DAY),
        ("borealis", AFTER),
    ]


def test_nobody_merges_twice(world):
    merge(world)
    with pytest.raises(Invalid, match="has become part of Borealis"):
        merge(world, into=world.holding[0])


def test_nobody_merges_into_a_company_that_is_gone(world):
    merge(world)
    world.company = world.holding[0]
    with pytest.raises(Invalid, match="has become part of"):
        merge(world, into=Company.objects.get(slug="aurora"))


def join(company, **dated):
    memberships.join(company, Coalition.objects.get(code="global"), **dated)


def be_owned(company, **dated):
    ownerships.change(company, "Somebody", **dated)


def report_yearly(company, **dated):
    rhythms.change(company, "yearly", **dated)


@pytest.mark.parametrize("step", [join, be_owned, report_yearly])
def test_nothing_begins_at_a_company_that_is_gone(world, step):
    merge(world)
    with pytest.raises(Invalid, match="has become part of"):
        step(world.company, starts_on=AFTER, by=world.administrator, reason="R", frozen=nothing)


def test_a_company_is_not_merged_into_itself(world):
    with pytest.raises(Invalid, match="another company"):
        merge(world, into=world.company)


def test_what_begins_later_is_not_lost(world):
    own = {"starts_on": AFTER, "by": world.administrator, "reason": "R", "frozen": nothing}
    memberships.join(world.company, Coalition.objects.get(code="china"), **own)
    with pytest.raises(Invalid, match="begins after that day"):
        merge(world)


def test_a_rhythm_that_begins_later_is_not_lost(world):
    own = {"starts_on": AFTER, "by": world.administrator, "reason": "R", "frozen": nothing}
    rhythms.change(world.company, "yearly", **own)
    with pytest.raises(Invalid, match="begins after that day"):
        merge(world)


def test_a_fixed_day_is_refused(world):
    with pytest.raises(Invalid, match="Fixed up to then"):
        merge(world, last_day=datetime.date(2026, 9, 29), frozen=fixed)
