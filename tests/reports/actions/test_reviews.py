from __future__ import annotations

import pytest
from django.core import mail

from members.models import Event
from reports.actions import corrections, reviews, submissions
from reports.errors import Invalid, NotAllowed, Stale, WrongState
from reports.models import Submission
from tests import cast


@pytest.fixture
def signed(world):
    cast.fill(world.submission, by=world.preparer)
    world.extra["revision"] = cast.sign(world.submission, by=world.signer)
    return world


def accept(world, **options):
    arguments = {"by": world.analyst, "revision_hash": world.extra["revision"].hash} | options
    reviews.accept(world.submission, **arguments)


def test_accepting_tells_the_company_once(signed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        accept(signed)
    assert signed.submission.state == "accepted"
    assert len(mail.outbox) == 2


def test_accepting_twice_is_refused(signed):
    accept(signed)
    with pytest.raises(WrongState):
        accept(signed)
    assert Event.objects.about(signed.submission).filter(verb="accepted").count() == 1


def test_acceptance_names_the_revision_it_read(signed):
    submissions.recall(signed.submission, by=signed.signer)
    cast.fill(signed.submission, by=signed.preparer, size=60)
    cast.sign(signed.submission, by=signed.signer)
    with pytest.raises(Stale) as refused:
        accept(signed)
    assert (refused.value.code, refused.value.status) == ("stale", 409)


@pytest.mark.parametrize("who", ["publisher", "administrator", "signer", "partner", "observer"])
def test_only_an_analyst_accepts(signed, who):
    with pytest.raises(NotAllowed):
        accept(signed, by=getattr(signed, who))


def test_nobody_accepts_what_they_entered(signed):
    Event.objects.create(
        verb="draft_saved",
        subject_type="submission",
        subject_key=str(signed.submission.pk),
        actor_type="user",
        actor_key=str(signed.analyst.pk),
    )
    with pytest.raises(NotAllowed) as refused:
        accept(signed)
    assert (refused.value.code, refused.value.status) == ("four_eyes", 403)


def test_sending_back_needs_a_reason(signed):
    with pytest.raises(Invalid):
        reviews.send_back(signed.submission, by=signed.analyst, note="  ")
    assert signed.submission.state == "submitted"


def test_what_was_sent_back_is_signed_again(signed):
    reviews.send_back(signed.submission, by=signed.analyst, note="Is pangolin right?")
    assert signed.submission.sent_back_note == "Is pangolin right?"
    cast.fill(signed.submission, by=signed.preparer, size=40)
    assert cast.sign(signed.submission, by=signed.signer).number == 2
    assert signed.submission.sent_back_note == ""


def test_taking_back_the_first_acceptance_leaves_none(signed):
    accept(signed)
    reviews.take_back(signed.submission, by=signed.analyst, reason="Wrong company")
    assert (signed.submission.state, signed.submission.accepted_revision) == ("submitted", None)


def test_taking_back_a_second_acceptance_restores_the_first(signed):
    accept(signed)
    corrections.ask(signed.submission, by=signed.signer, reason="Error")
    cast.fill(signed.submission, by=signed.preparer, size=40)
    second = cast.sign(signed.submission, by=signed.signer)
    accept(signed, revision_hash=second.hash)
    reviews.take_back(signed.submission, by=signed.analyst, reason="Not yet")
    assert signed.submission.accepted_revision == signed.extra["revision"]
    assert signed.submission.latest_revision == second


def test_exempting_leaves_both_n_and_m(signed):
    reviews.exempt(signed.submission, by=signed.administrator, reason="Merger under way")
    assert signed.submission not in Submission.objects.counting_in(signed.quarter)
