"""Each step of a company's first weeks is read from what exists."""

from __future__ import annotations

import datetime

import pytest

from members.actions import consents, invitations
from members.models import Company, CompanyRole, ConsentKind, Invitation, MembershipSpell, PlatformSpell, User
from reports.actions import practice
from reports.models import ReportingProfile
from reports.summaries.onboarding import current_members, onboarding_of, onboardings, without_signer
from tests import cast


def done(world):
    return {step.code for step in onboarding_of(world.company).steps if step.is_done}


def test_what_the_cast_has_is_done(world):
    assert done(world) == {"invited", "signer", "platforms", "profile"}


def test_a_company_of_nobody_has_a_way_to_go(world):
    CompanyRole.objects.filter(company=world.company).delete()
    assert done(world) == {"platforms", "profile"}
    invitations.invite("a@b.example", company=world.company, role="signer", by=world.administrator)
    assert "invited" in done(world)
    invitations.revoke(Invitation.objects.get(), by=world.administrator)
    assert "invited" not in done(world)


def test_two_contacts_who_are_there_are_a_step(world):
    for rank, user in ((1, world.signer), (2, world.preparer)):
        assert "contacts" not in done(world)
        CompanyRole.objects.filter(user=user).update(contact_rank=rank)
    assert "contacts" in done(world)
    User.objects.filter(pk=world.preparer.pk).update(is_active=False)
    assert "contacts" not in done(world)


def test_a_company_that_needs_two_signers_has_too_few(world):
    Company.objects.filter(pk=world.company.pk).update(signers_required=2)
    world.company.refresh_from_db()
    assert onboarding_of(world.company).has_no_signer


def test_a_signer_whose_account_is_closed_cannot_sign(world):
    User.objects.filter(pk=world.signer.pk).update(is_active=False)
    assert without_signer() == [world.company]


def test_a_platform_that_has_gone_does_not_count(world):
    PlatformSpell.objects.filter(company=world.company).update(ends_on=cast.NOW.date() - datetime.timedelta(days=1))
    assert "platforms" not in done(world)


def test_a_profile_is_a_step(world):
    ReportingProfile.objects.filter(company=world.company).delete()
    assert "profile" not in done(world)


def test_a_practice_counts_when_it_is_signed(world):
    tried = practice.begin(world.company, by=world.preparer)
    cast.fill(tried, by=world.preparer)
    assert "practice" not in done(world)
    cast.sign(tried, by=world.signer)
    assert "practice" in done(world)
    practice.start_over(tried, by=world.preparer)
    assert "practice" in done(world)


def test_every_consent_needs_an_answer_and_no_is_one(world):
    for kind in ConsentKind:
        assert "consents" not in done(world)
        consents.record(world.company, kind, is_given=False, note="Letter", by=world.administrator)
        consents.record(world.company, kind, is_given=True, note="Letter", by=world.administrator)
    assert "consents" in done(world)


def test_the_first_accepted_return_is_the_last_step(world):
    assert "accepted" not in done(world)
    world.accepted(world.company)
    assert "accepted" in done(world)


def test_who_has_a_return_accepted_need_not_practise(world):
    world.accepted(world.company)
    found = onboarding_of(world.company)
    assert [step.code for step in found.open_steps] == ["contacts", "consents"]
    assert next(step.status for step in found.steps if step.code == "practice") == "not_needed"


@pytest.mark.parametrize(("field", "is_member"), [("starts_on", True), ("ends_on", False)])
def test_who_has_left_is_not_followed_and_who_joins_later_is(world, field, is_member):
    day = cast.NOW.date() + datetime.timedelta(days=9 if is_member else -1)
    MembershipSpell.objects.filter(company=world.company).update(**{field: day})
    assert (world.company in current_members()) is is_member


def test_many_companies_take_no_more_queries_than_one(world, django_assert_num_queries):
    for companies in ([world.company], current_members()):
        with django_assert_num_queries(6):
            onboardings(companies)
