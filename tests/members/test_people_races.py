"""Two people at the same moment: each on a connection of their own; one is told, and nothing happens twice."""

from __future__ import annotations

import pytest

from members.access import CompanyRoleName, SiteRole
from members.actions import accepting, colleagues, desk_people, invitations
from members.actions.accepting import Newcomer
from members.errors import Refusal
from members.models import CompanyRole, Invitation, User
from tests import cast
from tests.at_once import at_once

NEWCOMER = Newcomer("Ning Ai", "", "a-long-password", "en", "UTC")


@pytest.fixture
def crowd(transactional_db, clock):
    """The cast, with a second signer and a second administrator, where every connection can see them."""
    cast.load_code_lists()
    world = cast.make_world()
    second = world.extra["signer"] = cast.person("second@aurora.example")
    CompanyRole.objects.create(user=second, company=world.company, role=CompanyRoleName.SIGNER)
    world.extra["administrator"] = cast.person("second@coalition.example", SiteRole.ADMINISTRATOR)
    return world


def refused(results):
    return [one.code for one in results if isinstance(one, Refusal)]


def test_two_who_accept_one_invitation_make_one_account(crowd):
    made = invitations.invite("new@aurora.example", company=crowd.company, role="preparer", by=crowd.signer)
    results = at_once(*[lambda: accepting.accept_as_new(made, NEWCOMER)] * 2)
    assert refused(results) == ["used"]
    assert User.objects.filter(email="new@aurora.example").count() == 1


def test_two_invitations_of_one_person_accepted_at_once_make_one_account(crowd):
    rows = [
        invitations.invite("new@aurora.example", company=company, role="viewer", by=crowd.administrator)
        for company in (crowd.company, crowd.rival)
    ]
    results = at_once(*[lambda row=row: accepting.accept_as_new(row, NEWCOMER) for row in rows])
    assert refused(results) == ["known"]
    assert Invitation.objects.waiting().count() == 1


def test_of_two_signers_who_leave_at_once_one_stays(crowd):
    places = CompanyRole.objects.filter(company=crowd.company, role="signer").select_related("company", "user")
    said = {"by": crowd.administrator, "reason": "x"}
    results = at_once(*[lambda place=place: colleagues.leave(place, **said) for place in places])
    assert refused(results) == ["last_signer"]
    assert crowd.company.people.filter(role="signer").count() == 1


def test_of_two_administrators_who_remove_each_other_one_stays(crowd):
    one, two = crowd.administrator, crowd.extra["administrator"]
    steps = [(one, two), (two, one)]
    results = at_once(*[lambda a=a, b=b: desk_people.remove(a, by=b, reason="x") for a, b in steps])
    assert len(refused(results)) == 1
    assert User.objects.filter(role=SiteRole.ADMINISTRATOR, is_active=True).count() == 1


def test_who_is_invited_twice_at_once_gets_one_mail(crowd):
    asked = {"company": crowd.company, "role": "viewer", "by": crowd.signer}
    results = at_once(*[lambda: invitations.invite("new@aurora.example", **asked)] * 2)
    assert refused(results) == ["waits"]
    assert Invitation.objects.count() == 1
