"""The receipt and the history."""

from __future__ import annotations

import hashlib

import pytest
from django.test import Client

from members.access import CompanyRoleName
from reports.actions import corrections, explanations, reviews, verifications
from reports.canonical import short_hash
from reports.drafts import Draft
from reports.models import Attestation, Submission
from reports.rules.explained import key_of
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

RECEIPT = RETURN + "receipt/"


@pytest.fixture
def corrected(world: World) -> Submission:
    """Accepted, opened again and signed a second time."""
    submission = world.accepted(world.company, size=1000)
    corrections.ask(submission, by=world.signer, reason="We counted twice.")
    cast.fill(submission, by=world.signer, size=900)
    cast.sign(submission, by=world.signer)
    return submission


def test_a_receipt_names_number_signer_time_and_hash(corrected: Submission, viewer: Client) -> None:
    page = viewer.get(RECEIPT).content.decode()
    revision = corrected.latest_revision
    assert revision is not None
    for text in ("aurora-2026-Q3-2", "Sam Signer, Policy lead", "10 Oct 2026, 12:00", revision.hash, "900"):
        assert text in page
    assert short_hash(revision.hash) in page


def test_an_older_receipt_stays_as_it_was_and_says_that_it_is_old(corrected: Submission, viewer: Client) -> None:
    page = viewer.get(RECEIPT + "?revision=1").content.decode()
    assert "aurora-2026-Q3-1" in page
    assert "1,000" in page
    assert "A newer revision has been signed since." in page


@pytest.mark.parametrize("number", ["3", "99999", "x", "٣", ""])
def test_a_revision_that_does_not_exist_is_not_found(world: World, viewer: Client, number: str) -> None:
    assert viewer.get(RECEIPT, {"revision": number}).status_code == 404


def test_the_history_lists_every_revision_with_its_reason(corrected: Submission, viewer: Client) -> None:
    page = viewer.get("/en/m/aurora/history/").content.decode()
    assert page.index(f"{RECEIPT}?revision=2") < page.index(f"{RECEIPT}?revision=1")
    assert "We counted twice." in page


def test_a_company_without_a_quarter_has_an_empty_history(world: World) -> None:
    newcomer = cast.colleague(cast.company("corvus"), CompanyRoleName.VIEWER)
    assert "No quarter has opened for you yet." in browser(newcomer).get("/en/m/corvus/history/").content.decode()
    assert "Nothing is due." in browser(newcomer).get("/en/m/corvus/").content.decode()


def test_the_hash_can_be_taken_again_from_the_bytes(corrected: Submission, viewer: Client) -> None:
    for revision in corrected.revisions.all():
        answer = viewer.get(f"{RECEIPT}{revision.number}.json")
        assert hashlib.sha256(answer.content).hexdigest() == revision.hash
        assert answer["Content-Disposition"] == f'attachment; filename="aurora-2026-Q3-{revision.number}.json"'


def test_bytes_of_a_revision_that_does_not_exist_are_not_found(corrected: Submission, viewer: Client) -> None:
    for number in ("3", "99999999999999999999"):
        assert viewer.get(f"{RECEIPT}{number}.json").status_code == 404


def test_a_receipt_names_both_signers_and_where_they_signed(corrected: Submission, viewer: Client) -> None:
    revision = corrected.latest_revision
    assert revision is not None
    Attestation.objects.create(
        revision=revision, hash=revision.hash, way="paper", signer_name="Li Wei", statement="S", language="en"
    )
    page = viewer.get(RECEIPT).content.decode()
    assert "Sam Signer, Policy lead" in page
    assert "In the site" in page
    assert "Li Wei" in page
    assert "On paper" in page


def test_the_note_of_an_acceptance_and_the_verification_are_on_receipt_and_in_the_history(
    world: World, viewer: Client
) -> None:
    submission = world.submission
    cast.fill(submission, by=world.preparer)
    revision = cast.sign(submission, by=world.signer)
    read = {"by": world.analyst, "revision_hash": revision.hash}
    verifications.verify(submission, state="sampled", sampled_by="Traffic <Watch>", drawn=20, confirmed=19, **read)
    reviews.accept(submission, note="Thank you.", **read)
    for page in ("2026-Q3/receipt/", "history/"):
        text = viewer.get(f"/en/m/aurora/{page}").text
        assert "Sampled by Traffic &lt;Watch&gt;: 19 of 20 confirmed" in text
        assert "Thank you." in text


def test_explanations_stay_on_the_receipt_in_both_languages(world: World, viewer: Client) -> None:
    submission = world.flagged()
    draft = Draft(submission)
    told = {"reason": "sweep", "text": "A sweep in May, once.", "second_text": "五月的一次专项清理。"}
    explanations.explain(submission, [key_of(one) for one in draft.unexplained], by=world.preparer, **told)
    cast.sign(submission, by=world.signer)
    text = viewer.get("/en/m/aurora/2026-Q3/receipt/").text
    assert ("A sweep in May, once." in text, "五月的一次专项清理。" in text) == (True, True)
