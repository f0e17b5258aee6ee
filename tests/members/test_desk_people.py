"""Who serves the secretariat is changed by administrators, never by oneself, and one administrator stays."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress

from members.access import SiteRole
from members.actions import desk_people, invitations, tokens
from members.errors import Invalid, NotAllowed, WrongState
from members.models import CompanyRole, Event, Invitation, Mail, Token, User
from tests import cast

STEPS = [desk_people.remove, desk_people.deactivate, desk_people.reactivate, desk_people.erase]


@pytest.fixture
def second(world):
    return cast.person("second@coalition.example", SiteRole.ADMINISTRATOR)


def change_role(user, *, by, reason):
    desk_people.change_role(user, "analyst", by=by, reason=reason)


@pytest.mark.parametrize("step", [*STEPS, change_role])
@pytest.mark.parametrize("who", ["analyst", "publisher", "signer", "partner"])
def test_only_administrators_change_who_serves(world, step, who):
    with pytest.raises(NotAllowed):
        step(world.observer, by=getattr(world, who), reason="x")


@pytest.mark.parametrize("step", [*STEPS, change_role])
def test_nobody_changes_their_own_account(world, second, step):
    with pytest.raises(NotAllowed, match="their own"):
        step(world.administrator, by=world.administrator, reason="x")


@pytest.mark.parametrize("step", [*STEPS, change_role])
def test_every_change_has_a_reason(world, step):
    with pytest.raises(Invalid, match="Say why"):
        step(world.analyst, by=world.administrator, reason=" ")


def test_a_role_changes_with_its_reason(world):
    desk_people.change_role(world.analyst, "publisher", by=world.administrator, reason="New task")
    act = Event.objects.about(world.analyst).get()
    assert (act.verb, act.note, act.details) == ("appointed", "New task", {"role": "publisher"})


@pytest.mark.parametrize("role", ["", "signer", "chief"])
def test_a_role_that_is_none_is_refused(world, role):
    with pytest.raises(Invalid):
        desk_people.change_role(world.analyst, role, by=world.administrator, reason="x")


def test_who_serves_a_company_gets_no_role_at_the_desk(world):
    with pytest.raises(Invalid, match="Nobody serves both"):
        desk_people.change_role(world.viewer, "analyst", by=world.administrator, reason="x")


@pytest.mark.parametrize("step", [desk_people.remove, desk_people.deactivate, desk_people.erase, change_role])
def test_one_of_two_administrators_goes_and_the_last_stays(world, second, step):
    step(second, by=world.administrator, reason="x")
    User.objects.filter(pk=second.pk).update(is_active=True, role=SiteRole.ADMINISTRATOR)
    User.objects.filter(pk=world.administrator.pk).update(is_active=False)
    with pytest.raises(WrongState, match="last administrator"):
        step(second, by=world.administrator, reason="x")


def test_who_is_removed_has_neither_role_nor_account(world):
    desk_people.remove(world.analyst, by=world.administrator, reason="Left us")
    user = User.objects.get(pk=world.analyst.pk)
    assert (user.role, user.is_active) == ("", False)
    with pytest.raises(WrongState, match="no role any more"):
        desk_people.reactivate(user, by=world.administrator, reason="x")


def test_who_is_removed_has_no_token_when_invited_again(world):
    token, _secret = tokens.create_for_desk(by=world.publisher, name="Script", days=90)
    desk_people.remove(world.publisher, by=world.administrator, reason="Left")
    assert Token.objects.get(pk=token.pk).revoked_at is not None
    assert Event.objects.about(token).last().verb == "token_revoked"


def test_a_company_is_left_on_its_own_page(world):
    with pytest.raises(WrongState, match="serves a company"):
        desk_people.remove(world.viewer, by=world.administrator, reason="x")


def test_a_closed_account_is_opened_again_with_its_role(world):
    desk_people.deactivate(world.signer, by=world.administrator, reason="Lost a laptop")
    assert User.objects.get(pk=world.signer.pk).roles_in(world.company) == frozenset()
    desk_people.reactivate(world.signer, by=world.administrator, reason="Found it")
    assert User.objects.get(pk=world.signer.pk).roles_in(world.company) == {"signer"}
    assert [act.verb for act in Event.objects.about(world.signer)] == ["deactivated", "reactivated"]


def test_erasing_reaches_mails_invitations_and_the_sign_in(world):
    made = invitations.invite(world.rival_signer.email, company=world.company, role="viewer", by=world.signer)
    User.objects.filter(pk=world.rival_signer.pk).update(name="Ning Ai", telephone="+44 1")
    EmailAddress.objects.create(user=world.rival_signer, email=world.rival_signer.email)
    Mail.objects.create(key="k", kind="x", recipient=world.rival_signer, address=made.email, body="Hello Ning Ai,")
    desk_people.erase(world.rival_signer, by=world.administrator, reason="Asked for it")
    row = [str(vars(one)) for one in (Mail.objects.get(), Invitation.objects.get())]
    row.append(str(vars(User.objects.get(pk=world.rival_signer.pk))))
    assert not any("Ning" in text or "signer@borealis" in text or "+44" in text for text in row)
    assert (EmailAddress.objects.count(), Invitation.objects.waiting().count()) == (0, 0)


def test_who_was_erased_does_not_come_back(world):
    desk_people.erase(world.viewer, by=world.administrator, reason="x")
    assert CompanyRole.objects.filter(user=world.viewer).exists()
    with pytest.raises(WrongState, match="erased"):
        desk_people.reactivate(world.viewer, by=world.administrator, reason="x")


def test_what_opened_a_closed_account_opens_it_no_more(world):
    world.signer.set_password(cast.PASSWORD)
    world.signer.save()
    token, _secret = tokens.create(world.company, by=world.signer, name="t", scopes=["returns:read"], days=1)
    desk_people.deactivate(world.signer, by=world.administrator, reason="A password in wrong hands")
    desk_people.reactivate(world.signer, by=world.administrator, reason="Found it")
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert not User.objects.get(pk=world.signer.pk).has_usable_password()
