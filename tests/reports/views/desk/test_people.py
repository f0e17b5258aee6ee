"""People, stand-ins, consents and onboarding at the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from members.models import Company, CompanyRole, Consent, Invitation, StandIn, User
from tests import cast
from tests.cast import NOW, World

PEOPLE = "/en/desk/people/"
OF_AURORA = f"{PEOPLE}?company=aurora"
STAND_INS = f"{PEOPLE}stand-ins/"
CONSENTS = "/en/desk/members/aurora/consents/"
INVITED = {"email": "new@coalition.example", "name": "", "role": "observer", "language": "en"}


def person_url(user: User, step: str = "") -> str:
    return f"{PEOPLE}{user.pk}/{step}"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_everybody_outside_companies_is_listed(world: World, analyst: Client) -> None:
    page = text(analyst.get(PEOPLE))
    assert all(one.email in page for one in (world.publisher, world.partner, world.observer))
    assert world.signer.email not in page
    assert "Send the invitation" not in page


def test_an_administrator_invites_an_observer(world: World, administrator: Client) -> None:
    page = text(administrator.post(PEOPLE, INVITED, follow=True))
    assert "on its way to new@coalition.example" in page
    assert Invitation.objects.get().role == "observer"


def test_an_unusual_domain_is_shown_before_anything_is_sent(world: World, administrator: Client) -> None:
    odd = INVITED | {"email": "new@elsewhere.example"}
    page = administrator.post(PEOPLE, odd)
    assert (page.status_code, "Nobody here has an address at elsewhere.example" in text(page)) == (200, True)
    assert not Invitation.objects.exists()
    administrator.post(PEOPLE, odd | {"seen": "elsewhere.example"})
    assert Invitation.objects.exists()


def test_a_refused_invitation_keeps_what_was_typed(world: World, administrator: Client) -> None:
    answer = administrator.post(OF_AURORA, INVITED | {"email": world.viewer.email, "role": "viewer"})
    assert (answer.status_code, "there already" in text(answer)) == (400, True)
    assert f'value="{world.viewer.email}"' in text(answer)


def test_an_administrator_sends_again_and_revokes(world: World, administrator: Client) -> None:
    administrator.post(OF_AURORA, INVITED | {"email": "new@aurora.example", "role": "viewer"})
    url = f"{PEOPLE}invitations/{Invitation.objects.get().pk}/"
    assert administrator.post(f"{url}resend/")["Location"] == OF_AURORA
    assert "works no more" in text(administrator.post(f"{url}revoke/", follow=True))
    assert "revoked already" in text(administrator.post(f"{url}revoke/", follow=True))


def test_nobody_is_asked_into_a_company_that_is_gone(world: World, administrator: Client) -> None:
    assert "Send the invitation" in text(administrator.get(OF_AURORA))
    Company.objects.filter(slug="aurora").update(merged_into=world.rival, merged_on=NOW.date())
    page = text(administrator.get(OF_AURORA))
    assert "Aurora has become part of Borealis." in page
    assert "Send the invitation" not in page


def test_a_colleague_is_changed_with_a_reason(world: World, administrator: Client) -> None:
    url = person_url(world.viewer) + "?company=aurora"
    change = {"name": "Vi", "title": "", "telephone": "", "role": "preparer", "contact": "2"}
    assert administrator.post(url, change).status_code == 400
    administrator.post(url, change | {"note": "Wrote to us"})
    place = CompanyRole.objects.get(user=world.viewer)
    assert (place.role, place.contact_rank) == ("preparer", 2)


def test_the_page_of_a_person_tells_what_happened(world: World, administrator: Client) -> None:
    url = person_url(world.viewer) + "?company=aurora"
    change = {"name": "Vi", "title": "", "telephone": "", "role": "preparer", "contact": ""}
    administrator.post(url, change | {"note": "Wrote to us"})
    page = text(administrator.get(url))
    assert "Preparer of Aurora" in page
    assert "<q>Wrote to us</q>" in page


def test_the_last_signer_stays_and_the_page_says_why(world: World, administrator: Client) -> None:
    url = person_url(world.signer, "leave/") + "?company=aurora"
    answer = administrator.post(url, {"note": "x"})
    assert (answer.status_code, "needs a person who can sign" in text(answer)) == (409, True)


def test_a_closed_account_leaves_a_warning_that_nobody_signs(world: World, administrator: Client) -> None:
    administrator.post(person_url(world.signer, "deactivate/") + "?company=aurora", {"note": "Lost a laptop"})
    assert "Nobody can sign for this company now" in text(administrator.get(OF_AURORA))
    assert "too few people can sign" in text(administrator.get(PEOPLE))


@pytest.mark.parametrize("step", ["remove", "deactivate", "erase"])
def test_a_step_without_a_reason_changes_nothing(world: World, administrator: Client, step: str) -> None:
    assert administrator.post(person_url(world.analyst, f"{step}/")).status_code == 400
    assert User.objects.get(pk=world.analyst.pk).is_active


@pytest.mark.parametrize("step", ["remove", "deactivate", "erase"])
def test_an_account_is_closed(world: World, administrator: Client, step: str) -> None:
    administrator.post(person_url(world.analyst, f"{step}/"), {"note": "x"})
    assert not User.objects.get(pk=world.analyst.pk).is_active


def test_ones_own_role_is_not_ones_own_to_change(world: World, administrator: Client) -> None:
    assert "Nobody changes their own role" in text(administrator.get(person_url(world.administrator)))
    answer = administrator.post(person_url(world.administrator), {"role": "analyst", "note": "x"})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["?company=%00", "?company=nobody", f"{10**30}/", "1/?company=%00"])
def test_what_no_address_can_name_is_nowhere(world: World, administrator: Client, path: str) -> None:
    assert administrator.get(PEOPLE + path).status_code == 404


def test_an_unknown_step_is_nowhere(world: World, administrator: Client) -> None:
    assert administrator.post(person_url(world.analyst, "promote/"), {"note": "x"}).status_code == 404


def test_a_stand_in_is_named_shown_and_ended(world: World, administrator: Client, analyst: Client) -> None:
    named = {"user": world.publisher.pk, "starts_on": "2026-10-10", "ends_on": "2026-10-20", "note": "Leave"}
    administrator.post(STAND_INS, named)
    assert "Stands in now" in text(analyst.get(STAND_INS))
    assert "stands in as a reviewer until 20 October 2026" in text(analyst.get(PEOPLE))
    made = StandIn.objects.get()
    assert "Ended early by" in text(administrator.post(f"{STAND_INS}{made.pk}/end/", {"note": "Back"}, follow=True))


@pytest.mark.parametrize("day", ["", "2026-13-01", "yesterday", "2026-10-01"])
def test_bad_days_are_refused(world: World, administrator: Client, day: str) -> None:
    named = {"user": world.publisher.pk, "starts_on": "2026-10-10", "ends_on": day, "note": "Leave"}
    assert administrator.post(STAND_INS, named).status_code == 400
    assert not StandIn.objects.exists()


def test_a_consent_is_recorded_and_the_company_reads_it(world: World, administrator: Client) -> None:
    administrator.post(CONSENTS, {"kind": "named", "given": "1", "note": "Letter of 1 May"})
    assert Consent.objects.get().is_given
    reader = Client()
    reader.force_login(world.viewer)
    page = text(reader.get("/en/m/aurora/profile/"))
    assert "Letter of 1 May" in page
    assert "Record an answer" not in page


def test_a_consent_without_its_place_is_refused(world: World, administrator: Client) -> None:
    answer = administrator.post(CONSENTS, {"kind": "named", "given": "1", "note": ""})
    assert (answer.status_code, "Say where" in text(answer)) == (400, True)


def test_onboarding_shows_everybody_or_who_has_not_finished(world: World, analyst: Client) -> None:
    page = text(analyst.get("/en/desk/onboarding/?show=open"))
    assert "4 of 8 steps" in page
    assert 'href="/en/desk/people/?company=aurora"' in page


def test_the_desk_sees_which_invitation_cannot_be_accepted_and_the_company_does_not(
    world: World, analyst: Client
) -> None:
    signer = Client()
    signer.force_login(world.signer)
    asked = {"email": world.publisher.email, "role": "viewer", "language": "en", "seen": "coalition.example"}
    company = signer.post("/en/m/aurora/people/", asked, follow=True)
    assert "who cannot accept" in text(analyst.get(OF_AURORA))
    assert "who cannot accept" not in text(company)


def test_before_erasing_the_page_says_where_the_name_stays(world: World, administrator: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    page = text(administrator.get(f"{person_url(world.signer)}?company=aurora"))
    assert "1 signature keeps name and title" in page
    assert "in reasons, notes, questions" in page
