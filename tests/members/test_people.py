from __future__ import annotations

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from members.access import CompanyRoleName, Permission, SiteRole, can
from members.actions import desk_people, people
from members.errors import Invalid
from members.models import Company, Event, StandIn, User
from tests import cast


def test_nobody_serves_both_company_and_desk(world):
    with pytest.raises(Invalid):
        people.assign(world.analyst, company=world.company, role=CompanyRoleName.VIEWER, by=world.administrator)
    with pytest.raises(Invalid):
        people.appoint(world.signer, role=SiteRole.ANALYST, by=world.administrator)


def test_a_person_has_one_role_in_a_company(world):
    people.assign(world.viewer, company=world.company, role=CompanyRoleName.SIGNER, by=world.signer)
    assert world.viewer.roles_in(world.company) == {"signer"}


def test_a_person_may_serve_several_companies(world):
    people.assign(world.viewer, company=world.rival, role=CompanyRoleName.PREPARER, by=None)
    assert set(Company.objects.visible_to(world.viewer)) == {world.company, world.rival}


def test_erasing_keeps_the_row_and_forgets_the_person(world):
    desk_people.erase(world.viewer, by=world.administrator, reason="Asked for it")
    erased = User.objects.get(pk=world.viewer.pk)
    assert (erased.name, erased.is_active) == ("", False)
    assert "viewer" not in erased.email
    assert not any("viewer@" in str(event.details) for event in Event.objects.all())


def test_addresses_are_unique_whatever_their_case(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("SIGNER@Aurora.Example")


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("viewer", {"submission_view"}),
        ("preparer", {"submission_view", "draft_edit"}),
        ("signer", {"submission_view", "draft_edit", "submission_sign", "tokens_edit", "people_edit"}),
        ("rival_signer", set()),
        ("analyst", {"desk_view", "submission_review", "release_freeze"}),
        ("publisher", {"desk_view", "release_freeze", "release_publish"}),
        ("administrator", {"desk_view", "settings_edit", "people_edit"}),
        ("partner", set()),
        ("observer", set()),
    ],
)
def test_what_each_role_may_towards_a_company(world, who, may):
    user = getattr(world, who)
    assert {permission for permission in Permission if can(user, permission, world.company)} == may


def test_a_deactivated_person_may_nothing(world):
    world.analyst.is_active = False
    assert not any(can(world.analyst, permission, world.company) for permission in Permission)


def test_the_secretariat_sees_every_company_and_partners_none(world):
    assert Company.objects.visible_to(world.analyst).count() == 5
    assert not Company.objects.visible_to(world.partner).exists()


@pytest.mark.parametrize(("days", "may"), [(0, True), (-1, False), (1, False)])
def test_a_stand_in_reviews_on_the_days_that_were_named(world, days, may):
    day = cast.NOW.date() + datetime.timedelta(days=days)
    StandIn.objects.create(
        user=world.publisher, starts_on=day, ends_on=day, reason="Leave", named_by=world.administrator
    )
    with time_machine.travel(cast.NOW, tick=False):
        assert can(world.publisher, Permission.SUBMISSION_REVIEW, world.company) is may
