"""The people of a company, at its own page."""

from __future__ import annotations

from typing import Any

from django.test import Client

from members.models import Company, CompanyRole, Invitation, User
from tests.cast import NOW, World

PEOPLE = "/en/m/aurora/people/"
INVITED = {"email": "new@aurora.example", "name": "Ning", "role": "signer", "language": "zh-hans"}
CHANGE = {"name": "Vi", "title": "Counsel", "telephone": "+44 1", "role": "viewer", "contact": "1"}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_signer_invites_a_colleague(world: World, signer: Client) -> None:
    assert "on its way to new@aurora.example" in text(signer.post(PEOPLE, INVITED, follow=True))
    made = Invitation.objects.get()
    assert (made.company, made.role, made.language) == (world.company, "signer", "zh-hans")


def test_everybody_sees_who_waits_and_only_signers_act(world: World, signer: Client, viewer: Client) -> None:
    signer.post(PEOPLE, INVITED)
    page = text(viewer.get(PEOPLE))
    assert "new@aurora.example" in page
    assert "Send again" not in page


def test_an_invitation_of_another_company_is_nowhere(world: World, signer: Client) -> None:
    signer.post(PEOPLE, INVITED)
    rival = Client()
    rival.force_login(world.rival_signer)
    url = f"/en/m/borealis/people/invitations/{Invitation.objects.get().pk}/revoke/"
    assert rival.post(url).status_code == 404


def test_a_role_outside_companies_is_no_choice(world: World, signer: Client) -> None:
    assert signer.post(PEOPLE, INVITED | {"role": "administrator"}).status_code == 400
    assert not Invitation.objects.exists()


def test_a_colleague_is_changed(world: World, signer: Client) -> None:
    signer.post(f"{PEOPLE}{world.viewer.pk}/", CHANGE)
    user = User.objects.get(pk=world.viewer.pk)
    assert (user.name, user.title, user.telephone) == ("Vi", "Counsel", "+44 1")
    assert "First contact" in text(signer.get(PEOPLE))


def test_a_company_that_is_gone_invites_nobody(world: World, signer: Client) -> None:
    assert "Send the invitation" in text(signer.get(PEOPLE))
    Company.objects.filter(slug="aurora").update(merged_into=world.rival, merged_on=NOW.date())
    assert "Send the invitation" not in text(signer.get(PEOPLE))


def test_who_serves_another_company_too_gets_a_role_here_and_keeps_the_name(world: World, signer: Client) -> None:
    CompanyRole.objects.create(user=world.viewer, company=world.rival, role="viewer")
    assert "or the secretariat does" in text(signer.get(f"{PEOPLE}{world.viewer.pk}/"))
    signer.post(f"{PEOPLE}{world.viewer.pk}/", CHANGE | {"role": "preparer"})
    assert User.objects.get(pk=world.viewer.pk).name == world.viewer.name
    assert CompanyRole.objects.get(user=world.viewer, company=world.company).role == "preparer"


def test_somebody_of_another_company_is_nowhere(world: World, signer: Client) -> None:
    assert signer.get(f"{PEOPLE}{world.rival_signer.pk}/").status_code == 404
    assert signer.post(f"{PEOPLE}{world.rival_signer.pk}/leave/").status_code == 404


def test_a_number_that_nobody_has_is_nowhere(world: World, signer: Client) -> None:
    assert signer.get(f"{PEOPLE}{10**30}/").status_code == 404


def test_what_follows_is_said_before_somebody_leaves(world: World, signer: Client) -> None:
    page = text(signer.get(f"{PEOPLE}{world.viewer.pk}/leave/"))
    assert "so the account is closed" in page
    signer.post(f"{PEOPLE}{world.viewer.pk}/leave/")
    assert not CompanyRole.objects.filter(user=world.viewer).exists()


def test_the_last_signer_is_told_why_they_stay(world: World, signer: Client) -> None:
    page = text(signer.get(f"{PEOPLE}{world.signer.pk}/leave/"))
    assert "Without this person nobody could sign" in page
    answer = signer.post(f"{PEOPLE}{world.signer.pk}/", CHANGE)
    assert (answer.status_code, "needs a person who can sign" in text(answer)) == (409, True)


def test_who_leaves_is_out_at_once(world: World, signer: Client) -> None:
    CompanyRole.objects.filter(user=world.preparer).update(role="signer")
    assert signer.post(f"{PEOPLE}{world.signer.pk}/leave/")["Location"] == "/en/home/"
    assert signer.get(PEOPLE)["Location"].startswith("/accounts/login/")


def test_home_shows_what_is_missing_until_a_return_is_accepted(world: World, preparer: Client) -> None:
    page = text(preparer.get("/en/m/aurora/"))
    assert "Two contacts are named" in page
    world.accepted(world.company)
    assert "Two contacts are named" not in text(preparer.get("/en/m/aurora/"))
