"""The signature: the right person, the right numbers, once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from members.actions import companies
from members.models import CompanyRole, Event, Job, User
from reports.actions import submissions
from reports.actions.drafts import save
from reports.drafts import Draft
from reports.models import Door, State
from reports.rules.cells import Box, Cell
from tests import cast
from tests.cast import PASSWORD, World
from tests.reports.views.member.conftest import RETURN

SIGN = RETURN + "sign/"


@pytest.fixture
def ready(world: World) -> World:
    """The return is complete and waits for its signer."""
    cast.fill(world.submission, by=world.preparer)
    submissions.send_to_sign(world.submission, by=world.preparer)
    return world


def answer(world: World, **changes: Any) -> dict[str, Any]:
    """What the page's form sends."""
    submission = world.submission
    own = {"hash": Draft(submission).hash, "version": submission.draft_version}
    return own | {"name": "Sam Signer", "title": "Policy lead", "password": PASSWORD} | changes


def test_the_page_shows_what_is_signed(ready: World, signer: Client) -> None:
    page = signer.get(SIGN).content.decode()
    assert Draft(ready.submission).hash in page
    assert "On behalf of Aurora I declare" in page
    assert 'value="signer"' in page


def test_signing_gives_a_receipt(ready: World, signer: Client) -> None:
    receipt = signer.post(SIGN, answer(ready), follow=True)
    assert receipt.redirect_chain == [(RETURN + "receipt/", 302)]
    assert "Signed and submitted." in receipt.content.decode()
    attestation = ready.submission.latest_revision.attestation
    assert (attestation.signer_name, attestation.signer_title, attestation.language) == (
        "Sam Signer",
        "Policy lead",
        "en",
    )
    assert "On behalf of Aurora" in attestation.statement


def test_a_double_click_signs_once(ready: World, signer: Client, django_capture_on_commit_callbacks: Any) -> None:
    form = answer(ready)
    answers = [signer.post(SIGN, form) for _ in range(2)]
    assert [one.url for one in answers] == [RETURN + "receipt/"] * 2
    assert ready.submission.revisions.count() == 1
    assert Event.objects.about(ready.submission).filter(verb="signed").count() == 1
    assert Job.objects.filter(arguments__kind="submitted", arguments__user=ready.signer.pk).count() == 1


def test_a_wrong_password_signs_nothing(ready: World, signer: Client) -> None:
    page = signer.post(SIGN, answer(ready, password="guess"))
    assert "This is not your password." in page.content.decode()
    assert "guess" not in page.content.decode()
    assert ready.submission.state == State.READY


def test_a_password_is_not_tried_without_end(ready: World, signer: Client) -> None:
    for _try in range(10):
        signer.post(SIGN, answer(ready, password="wrong"))
    refused = signer.post(SIGN, answer(ready), follow=True)
    assert "Too many tries" in refused.content.decode()
    assert ready.submission.state == State.READY


def shown(client: Client) -> str:
    """The form as the page gave it: what it showed goes along with it."""
    return str(client.get(SIGN).context["form"]["shown"].value())


def test_every_box_that_changed_is_named_before_it_is_signed(ready: World, signer: Client) -> None:
    form = answer(ready) | {"shown": shown(signer), "version": str(ready.submission.draft_version)}
    total, part = (Box("aurora-market", "blocked", group) for group in ("TOTAL", "TIGER"))
    save(ready.submission, {total: Cell(*total, 120), part: None}, by=ready.preparer, door=Door.FORM)
    again = signer.post(SIGN, form)
    page = again.content.decode()
    assert again.status_code == 409
    assert [(one.now, one.then, one.who, one.when) for one, _url in again.context["changed"]] == [
        ("120", "100", "preparer", "10 Oct 2026, 12:00"),
        ("–", "0", "preparer", "10 Oct 2026, 12:00"),
    ]
    assert '#c.aurora-market.blocked.TOTAL"' in page
    assert f'value="{Draft(ready.submission).hash}"' in page
    assert ready.submission.revisions.count() == 0


def test_boxes_that_were_cleared_are_named_on_the_way_to_the_check(ready: World, signer: Client) -> None:
    form = answer(ready) | {"shown": shown(signer), "version": str(ready.submission.draft_version)}
    total = Box("aurora-market", "blocked", "TOTAL")
    save(ready.submission, {total: None}, by=ready.preparer, door=Door.FORM)
    again = signer.post(SIGN, form, follow=True)
    assert again.redirect_chain == [(RETURN + "check/", 302)]
    told = " ".join(str(one) for one in again.context["messages"])
    assert "Total, Blocked before going live: 100, now – (preparer, 10 Oct 2026, 12:00)" in told


@pytest.mark.parametrize("text", ["", "{}", "WzFd:1vXyZ:forged"])
def test_what_we_did_not_write_names_nothing_and_signs_nothing(ready: World, signer: Client, text: str) -> None:
    form = answer(ready) | {"shown": text}
    cast.fill(ready.submission, by=ready.preparer, size=120)
    again = signer.post(SIGN, form)
    assert (again.status_code, again.context["changed"]) == (409, [])


def test_the_first_of_two_goes_back_to_the_overview(ready: World, signer: Client) -> None:
    require_two(ready)
    page = signer.post(SIGN, answer(ready), follow=True).content.decode()
    assert "Your signature is kept." in page
    assert "Sam Signer signed these numbers on 10 Oct 2026, 12:00" in page
    assert "two signatures are required" in page
    assert ready.submission.revisions.count() == 0


def test_who_signed_first_is_not_asked_again(ready: World, signer: Client) -> None:
    require_two(ready)
    form = answer(ready)
    signer.post(SIGN, form)
    assert "Your password" not in signer.get(SIGN).content.decode()
    again = signer.post(SIGN, form, follow=True).content.decode()
    assert "Your signature is kept. It takes a second one" in again


def test_an_edit_after_the_first_signature_says_that_it_is_void(ready: World, signer: Client) -> None:
    require_two(ready)
    signer.post(SIGN, answer(ready))
    cast.fill(ready.submission, by=ready.preparer, size=120)
    assert "that signature is void" in signer.get(RETURN).content.decode()


def test_a_first_signature_says_that_it_is_void_when_its_signer_has_left(ready: World, signer: Client) -> None:
    require_two(ready)
    signer.post(SIGN, answer(ready))
    CompanyRole.objects.filter(user=ready.signer).update(role="viewer")
    assert "lost the right to sign for the company after that" in signer.get(RETURN).content.decode()
    second = Client()
    second.force_login(User.objects.get(email="second@aurora.example"))
    assert "Sign as the first of two" in second.get(SIGN).content.decode()


def require_two(world: World) -> None:
    CompanyRole.objects.create(user=cast.person("second@aurora.example"), company=world.company, role="signer")
    companies.require_signers(world.company, 2, by=world.administrator, reason="Statutes")


def test_nobody_signs_what_is_not_complete(world: World, signer: Client) -> None:
    assert signer.get(SIGN).url == RETURN + "check/"
    posted = signer.post(SIGN, {"hash": "0" * 64, "name": "S", "password": PASSWORD})
    assert posted.url == RETURN + "check/"


@pytest.mark.parametrize("text", ["", "zzz", "A" * 64, "0" * 65])
def test_what_is_no_hash_signs_nothing(ready: World, signer: Client, text: str) -> None:
    assert signer.post(SIGN, answer(ready, hash=text)).status_code == 400
    assert ready.submission.state == State.READY


def test_a_preparer_does_not_sign(ready: World, preparer: Client) -> None:
    assert preparer.get(SIGN).status_code == 403
    assert preparer.post(SIGN, answer(ready)).status_code == 403


def test_a_signer_gives_back_with_a_note(ready: World, signer: Client, preparer: Client) -> None:
    signer.post(SIGN, {"note": "Tigers look low."})
    assert ready.submission.state == State.DRAFT
    assert "Tigers look low." in preparer.get(RETURN).content.decode()


@pytest.mark.parametrize("note", ["", "  ", "x" * 3000])
def test_a_note_says_something(ready: World, signer: Client, note: str) -> None:
    signer.post(SIGN, {"note": note})
    assert ready.submission.state == State.READY


def test_an_empty_note_on_an_empty_return_is_refused(world: World, signer: Client) -> None:
    assert signer.post(SIGN, {"note": ""}).status_code == 302


def test_a_signed_return_leads_to_its_receipt(ready: World, signer: Client) -> None:
    cast.sign(ready.submission, by=ready.signer)
    assert signer.get(SIGN).url == RETURN + "receipt/"
