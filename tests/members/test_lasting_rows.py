"""Of what lasts without an end a company has one at a time; the database holds it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from members.models import Coalition, MembershipSpell, OwnerGroup, Ownership, PlatformSpell
from tests.members.test_memberships import DAY


def refused(model, name, **row):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.create(starts_on=DAY, **row)


def test_a_company_is_in_one_owner_group_at_a_time(world):
    delta = OwnerGroup.objects.get(slug="delta-holding")
    refused(Ownership, "ownership", company=world.company, owner_group=delta)


def test_a_platform_is_run_by_one_company_at_a_time(world):
    market = world.company.platform_spells.get().platform
    refused(PlatformSpell, "platformspell|platform_spell", company=world.rival, platform=market)


def test_a_company_is_in_a_coalition_once_at_a_time(world):
    joined = Coalition.objects.get(code="global")
    refused(MembershipSpell, "membershipspell|membership_spell", company=world.company, coalition=joined)
