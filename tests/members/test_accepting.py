"""An invitation is taken once, by the one it is for."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from members.access import CompanyRoleName, SiteRole
from members.actions import accepting, colleagues, desk_people, invitations, people
from members.actions.accepting import Newcomer
from members.errors import Invalid, Refusal, WrongState
from members.invitation_links import secret_of
from members.models import CompanyRole, Event, Invitation, User
from tests import cast

ADDRESS = "new@aurora.example"
NEWCOMER = Newcomer("Ning Ai", "Analyst", "a-long-password", "zh-hans", "Asia/Shanghai")
NOBODY = AnonymousUser()


def invite(world, email=ADDRESS, **changes):
    asked = {"company": world.company, "role": CompanyRoleName.SIGNER, "by": world.signer}
    return invitations.invite(email, **(asked | changes))


def secret(invitation):
    return secret_of(invitation.pk, invitation.expires_at)


def test_a_new_person_gets_account_and_role(world):
    user = accepting.accept_as_new(invite(world), NEWCOMER)
    kept = User.objects.get(pk=user.pk)
    assert (kept.email, kept.name, kept.title, kept.language) == (ADDRESS, "Ning Ai", "Analyst", "zh-hans")
    assert (kept.time_zone, kept.check_password("a-long-password")) == ("Asia/Shanghai", True)
    assert kept.roles_in(world.company) == {"signer"}


def test_accepting_is_an_event_of_the_new_person(world):
    made = invite(world)
    user = accepting.accept_as_new(made, NEWCOMER)
    act = Event.objects.about(made).last()
    assert (act.verb, act.actor_key, act.details) == (
        "invitation_accepted",
        str(user.pk),
        {"company": "aurora", "role": "signer"},
    )


def test_an_invitation_to_the_desk_gives_a_role_there(world):
    made = invite(world, "x@coalition.example", company=None, role=SiteRole.ANALYST, by=world.administrator)
    assert accepting.accept_as_new(made, NEWCOMER).is_desk


def test_a_link_works_once(world):
    made = invite(world)
    accepting.accept_as_new(made, NEWCOMER)
    for again in (lambda: accepting.find(secret(made), NOBODY), lambda: accepting.accept_as_new(made, NEWCOMER)):
        with pytest.raises(Refusal, match="used already") as caught:
            again()
        assert (caught.value.code, caught.value.status) == ("used", 410)


def test_a_link_expires(world, clock):
    made = invite(world)
    clock.shift(datetime.timedelta(hours=72))
    with pytest.raises(Refusal, match="has expired. Ask signer"):
        accepting.find(secret(made), NOBODY)
    with pytest.raises(Refusal, match="expired"):
        accepting.accept_as_new(made, NEWCOMER)


def test_a_revoked_link_opens_nothing(world):
    made = invite(world)
    invitations.revoke(made, by=world.signer)
    with pytest.raises(Refusal, match="revoked"):
        accepting.find(secret(made), NOBODY)


def test_an_unknown_link_opens_nothing(world):
    with pytest.raises(Refusal, match="opens nothing") as caught:
        accepting.find("x" * 43, NOBODY)
    assert caught.value.status == 404


def test_another_persons_link_is_answered_as_an_unknown_one(world):
    made = invite(world)
    told = []
    for text in (secret(made), "x" * 43):
        with pytest.raises(Refusal) as caught:
            accepting.find(text, world.viewer)
        told.append((str(caught.value), caught.value.status))
    assert told[0] == told[1]


def test_another_person_cannot_accept(world):
    with pytest.raises(Refusal, match="opens nothing"):
        accepting.accept(invite(world), by=world.viewer)
    assert not Invitation.objects.get().accepted_at


def test_who_has_an_account_confirms(world):
    made = invite(world, world.rival_signer.email)
    assert accepting.account_of(made) == world.rival_signer
    accepting.accept(made, by=world.rival_signer)
    assert world.rival_signer.roles_in(world.company) == {"signer"}
    assert world.rival_signer.roles_in(world.rival) == {"signer"}


def test_who_has_an_account_makes_no_second_one(world):
    with pytest.raises(WrongState, match="has an account"):
        accepting.accept_as_new(invite(world, world.rival_signer.email), NEWCOMER)
    assert not world.rival_signer.check_password("a-long-password")


def test_who_left_and_is_invited_again_gets_the_account_back(world):
    place = CompanyRole.objects.get(user=world.viewer)
    colleagues.leave(place, by=world.signer)
    user = accepting.accept_as_new(invite(world, world.viewer.email), NEWCOMER)
    assert (user.pk, user.is_active) == (world.viewer.pk, True)


def test_another_companys_invitation_opens_no_account_that_was_closed(world):
    desk_people.deactivate(world.rival_signer, by=world.administrator, reason="A password in wrong hands")
    made = invite(world, world.rival_signer.email)
    with pytest.raises(WrongState, match="was closed"):
        accepting.accept_as_new(made, NEWCOMER)
    assert not User.objects.get(pk=world.rival_signer.pk).is_active


def test_who_joined_the_other_side_meanwhile_is_refused(world):
    made = invite(world, "x@coalition.example")
    user = cast.person("x@coalition.example")
    people.appoint(user, role=SiteRole.PARTNER, by=world.administrator)
    with pytest.raises(Invalid, match="Nobody serves both"):
        accepting.accept(made, by=user)
    assert not Invitation.objects.get().accepted_at


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [({"name": "  "}, "/name"), ({"password": "short"}, "/password"), ({"password": "1qaz2wsx3edc"}, "/password")],
)
def test_what_is_missing_is_named_and_nothing_is_made(world, changes, pointer):
    newcomer = replace(NEWCOMER, **changes)
    with pytest.raises(Invalid) as caught:
        accepting.accept_as_new(invite(world), newcomer)
    assert [problem.pointer for problem in caught.value.problems] == [pointer]
    assert not User.objects.filter(email=ADDRESS).exists()
